/** How much of a kind is run. `isOver`: the time given for it has passed. */
export type Order = {
  readonly count: number;
  /** The first of `count` seeds. */
  readonly seed: number;
  readonly isOver: () => boolean;
};

/** What a run of a kind showed. */
export type Outcome = {
  /** Cycles, flips, cuts … that were really done. */
  readonly done: number;
  /** One sentence each, with the seed that repeats it. */
  readonly failures: readonly string[];
  /** What the faults fell on, for judging whether the run meant anything. */
  readonly counts: Readonly<Record<string, number>>;
};

/** A kind of fault. */
export type Kind = {
  readonly name: string;
  readonly title: string;
  /** Kinds of one track run one after the other; the two tracks, of about the same length, beside each other: most kinds wait half of their time. */
  readonly track: 'store' | 'app';
  /** How many a run takes: in every test run, and for the note. */
  readonly size: { readonly ci: number; readonly full: number };
  /** Why it cannot be run on this machine; null: it can. Never counted as passed. */
  readonly obstacle: () => Promise<string | null>;
  readonly run: (order: Order) => Promise<Outcome>;
};

/** Counts by name, failures by sentence. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #failures: string[] = [];
  #done = 0;

  get failed(): number {
    return this.#failures.length;
  }

  count(name: string, times = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + times);
  }

  cycle(): void {
    this.#done += 1;
  }

  fail(sentence: string): void {
    this.#failures.push(sentence);
  }

  outcome(): Outcome {
    const counts = Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { done: this.#done, failures: this.#failures, counts };
  }
}

/** Runs every seed of an order, `lanes` at a time, each lane with what `open` gives it. */
export async function inLanes(
  { count, seed, isOver }: Order,
  lanes: number,
  lane: (next: () => number | null) => Promise<void>,
): Promise<void> {
  let given = 0;
  const next = (): number | null => {
    if (given >= count || isOver()) return null;
    given += 1;
    return seed + given - 1;
  };
  await Promise.all(Array.from({ length: lanes }, () => lane(next)));
}

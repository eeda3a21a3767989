import type { Store } from '../../../electron/store/store.ts';
import { childCommand, startChild } from '../support/child.ts';
import { integrityOf, type Profile, seedArguments, withStore } from '../support/profile.ts';
import { type Begun, differences } from './acknowledged.ts';
import { booksOf, type Books, contradictions } from './books.ts';
import type { OperationName } from './operation-name.ts';
import type { StepName } from './steps.ts';
import { joined, type Said } from './working.ts';

/** What a child had done when it ended. */
export type Ended = {
  /** What it acknowledged, over what was known before. */
  readonly books: Books;
  readonly begun: Begun | null;
  readonly isOpened: boolean;
  /** Steps it acknowledged. */
  readonly done: number;
  /** It was ended because it did one thing for longer than anything takes. */
  readonly stoodStill: boolean;
  /** What it wrote to stderr; empty when it was killed at work. */
  readonly errors: string;
};

/** One step or operation under a tracer takes a second or two, and whoever works on is killed within one. */
const PATIENCE_MS = 60_000;

/** The code with which a child says that it failed; null when it says none. */
export const codeOf = ({ errors }: Ended): string | null =>
  /(?:StoreError: |Failed with )([A-Z_]+)/.exec(errors)?.[1] ?? null;

/** A child at work on a profile. */
export type Working = {
  /** Once the store is open, or the child has ended. */
  readonly opened: Promise<void>;
  readonly ended: Promise<Ended>;
  readonly kill: () => void;
};

/** Starts a child that works until it is killed, or does one step or operation of the name `only`. `around`: a command it runs under. */
export function startWork(
  profile: Profile,
  seed: number,
  before: Books,
  { only, around = [] }: { readonly only?: StepName | OperationName; readonly around?: readonly string[] } = {},
): Working {
  let [books, begun, isOpened, done] = [before, null as Begun | null, false, 0];
  const own = childCommand('store', [...seedArguments(profile), String(seed), ...(only === undefined ? [] : [only])]);
  const [program = own[0], ...args] = [...around, ...own];
  let open: () => void = () => undefined;
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  const child = startChild([program, ...args], (line) => {
    const said = JSON.parse(line) as Said; // written by `say`
    switch (said.kind) {
      case 'open':
        isOpened = true;
        open();
        return;
      case 'begin':
        begun = said.step;
        return;
      case 'done':
        books = joined(books, said.books);
        begun = null;
        done += 1;
        return;
    }
  });
  let stoodStill = false;
  const end = (): void => {
    stoodStill = true;
    child.kill();
  };
  const patience = setTimeout(end, PATIENCE_MS);
  const ended = child.ended.then(() => {
    clearTimeout(patience);
    return { books, begun, isOpened, done, stoodStill, errors: child.errors() };
  });
  return { opened: Promise.race([isOpen, child.ended]), ended, kill: child.kill };
}

/**
 * Opens the profile as the app does and compares it with what was acknowledged; gives what it holds now. `compare` and
 * `within`: what may differ, and what contradicts itself, where that is not as after a step.
 */
export function wrongAfter(
  profile: Profile,
  acknowledged: Books,
  begun: Begun | null,
  { compare = differences, within = contradictions }: Judgement = {},
): { readonly wrong: readonly string[]; readonly books: Books } {
  try {
    const { found, wrong } = withStore(profile, (store) => ({ found: booksOf(store), wrong: within(store) }));
    const integrity = integrityOf(profile.dataDir);
    return {
      books: found,
      wrong: [
        ...compare(acknowledged, begun, found),
        ...wrong,
        ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
      ],
    };
  } catch (cause) {
    return { wrong: [`does not open: ${String(cause)}`], books: acknowledged };
  }
}

export type Judgement = {
  readonly compare?: typeof differences;
  readonly within?: (store: Store) => readonly string[];
};

/** What is done to a county, by the names under which a kill is counted. */
export const DEEDS = [
  'upload',
  'finish',
  'window sends',
  'papers',
  'state and feed',
  'decide',
  'pay',
  'publish',
  'statistics',
  'backup',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Those that end in a line of the journal. */
const BOOKED: readonly Deed[] = ['finish', 'window sends', 'decide', 'pay', 'publish'];

/** How long something takes before it was ever done, ms. */
const UNKNOWN_MS = 20;

/** What the county was asked and has not answered, and how long such things take. */
export class UnderWay {
  readonly #asked = new Map<symbol, Deed>();
  readonly #took = new Map<Deed, number>();
  readonly #waiting = new Map<Deed, (() => void)[]>();
  readonly #unanswered: Deed[] = [];
  #isKilled = false;

  /** What had no answer when the county was killed, and got none. */
  get unanswered(): readonly Deed[] {
    return this.#unanswered;
  }

  get isKilled(): boolean {
    return this.#isKilled;
  }

  /** The county is dead from now on: whoever asks it hears nothing. */
  killed(): void {
    this.#isKilled = true;
  }

  /** A new life begins. */
  begin(): void {
    this.#isKilled = false;
    this.#asked.clear();
    this.#unanswered.length = 0;
  }

  /** Asks the county. Throws what came instead of an answer; of a county that was killed that is noted. */
  async during<T>(deed: Deed, ask: () => Promise<T>): Promise<T> {
    const [own, began] = [Symbol(deed), performance.now()];
    this.#asked.set(own, deed);
    for (const hear of this.#waiting.get(deed) ?? []) hear();
    this.#waiting.delete(deed);
    try {
      const answer = await ask();
      this.#took.set(deed, (this.tookMs(deed) + performance.now() - began) / 2);
      return answer;
    } catch (thrown) {
      if (this.#isKilled) this.#unanswered.push(deed);
      throw thrown;
    } finally {
      this.#asked.delete(own);
    }
  }

  /** Resolves when the next one of these begins. */
  next(deed: Deed): Promise<void> {
    return new Promise((hear) => this.#waiting.set(deed, [...(this.#waiting.get(deed) ?? []), hear]));
  }

  /** Whether something is under way that the journal will tell. */
  get isBooking(): boolean {
    return [...this.#asked.values()].some((deed) => BOOKED.includes(deed));
  }

  tookMs(deed: Deed): number {
    return this.#took.get(deed) ?? UNKNOWN_MS;
  }
}

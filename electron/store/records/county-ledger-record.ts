import type { Day } from '#shared/day.ts';
import type { Fen } from '#shared/fen.ts';

/** What the county's ledger says that a person had used of one pool of a year, before this PC's own applications. */
export type CountyUsed = {
  readonly year: number;
  /** Pool as the county names it. */
  readonly pool: string;
  readonly used: Fen;
  /** Day of the snapshot that says so. */
  readonly asOf: Day;
};

/** By identity number as `normaliseIdNumber` writes it. */
export type CountyStanding = ReadonlyMap<string, readonly CountyUsed[]>;

/** `waiting`: for a second person. `undone`: taken back; it counts no more, and can be taken again. */
export type CountyLedgerState = 'waiting' | 'active' | 'undone';

/** A snapshot of the county's ledger that somebody took over; `id` is its item in the feed. */
export type CountyLedgerRecord = {
  readonly id: string;
  readonly asOf: Day;
  readonly state: CountyLedgerState;
  readonly changedAt: string;
  readonly takenBy: string;
  readonly takenById: string;
  /** The second person; null: nobody had to. */
  readonly confirmedBy: string | null;
  /** The county's permit under which one person did both. */
  readonly permitNo: string | null;
  /** Why it was taken back, or is asked to be; empty unless it was. */
  readonly reason: string;
  /** Who asked to take back what counts, and waits for a second person; null: nobody. It counts until then. */
  readonly undoBy: string | null;
  readonly undoById: string | null;
};

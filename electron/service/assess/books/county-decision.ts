import type { Day } from '#shared/day.ts';
import type { Fen } from '#shared/fen.ts';

/** A sealed application of which the county granted less than was asked. Amounts in fen. */
export type CountyCut = {
  readonly applicationId: string;
  readonly number: string;
  /** The day of the county's decision. */
  readonly day: Day;
  readonly by: string;
  readonly asked: Fen;
  readonly granted: Fen;
};

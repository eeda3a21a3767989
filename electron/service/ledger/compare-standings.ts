import { type Fen, fen, NO_FEN } from '#shared/fen.ts';
import type { CountyStanding } from '../../store/records/county-ledger-record.ts';

/** A line of the county's ledger that changes; `number` is the identity number. Amounts in fen. */
export type LineChange = {
  readonly number: string;
  readonly year: number;
  readonly pool: string;
  readonly before: Fen;
  readonly after: Fen;
};

export type Comparison = { readonly changes: readonly LineChange[]; readonly unchanged: number };

/** What is other between two standings, line by line; a line that one of them does not have counts as 0 there. */
export function compareStandings(before: CountyStanding, after: CountyStanding): Comparison {
  const changes: LineChange[] = [];
  let unchanged = 0;
  for (const number of new Set([...before.keys(), ...after.keys()])) {
    const keyed = (standing: CountyStanding) =>
      new Map((standing.get(number) ?? []).map((line) => [`${line.year}/${line.pool}`, line]));
    const [old, now] = [keyed(before), keyed(after)];
    for (const [key, { year, pool }] of new Map([...old, ...now])) {
      const change = {
        number,
        year,
        pool,
        before: fen(old.get(key)?.used ?? NO_FEN),
        after: fen(now.get(key)?.used ?? NO_FEN),
      };
      if (change.before === change.after) unchanged += 1;
      else changes.push(change);
    }
  }
  return { changes, unchanged };
}

/** The number of lines of a standing. */
export const linesOf = (standing: CountyStanding): number =>
  [...standing.values()].reduce((sum, lines) => sum + lines.length, 0);

import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { Connection } from '../db/database.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import { withSummaries } from '../books/keep/read-summaries.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import type { Publication } from '../books/events.ts';

/** One line of a ledger: what a person was granted from a fund in a year, fen. */
export type LedgerRow = Extract<Publication, { readonly kind: 'ledger' }>['rows'][number];

const useRow = z.object({
  batch: z.number(),
  place: z.number(),
  person: z.string(),
  granted: z.boolean(),
  cut: z.number(),
  year: z.number(),
  fund: z.string(),
  fen: z.number(),
});
const personRow = z.object({ person: z.string(), hash: z.string(), batch: z.number(), place: z.number() });

/** Of an application that was paid and corrected, whichever revision stands: never both. */
const GRANTED = `(r.state in ('approved', 'partly', 'paid') and (r.is_live or not exists (
  select 1 from record o where o.county = r.county and o.number = r.number and o.is_live
    and o.state in ('approved', 'partly', 'paid'))))`;

/** People opened at a time. */
const PAGE = 500;

/**
 * What people were granted (approved, partly approved or paid, and not taken back) in a year over all townships, without the
 * applications of one PC: it counts those itself. Somebody whose grants were all taken back stands there with 0, so that an earlier
 * ledger is put right. In order of person, year and fund.
 */
export async function ledgerRows(
  connection: Connection,
  { county, seal }: { readonly county: string; readonly seal: CountySeal },
  { year, withoutPcs }: { readonly year: number; readonly withoutPcs: readonly string[] },
): Promise<readonly LedgerRow[]> {
  const uses = await connection.rows(
    useRow,
    `select u.batch, u.place, r.person, ${GRANTED} as granted,
            case when r.state in ('approved', 'partly', 'paid') then r.payable_fen - coalesce(r.approved_fen, 0) else 0 end as cut,
            u.year, u.fund, u.fen
       from fund_use u join record r using (county, batch, place)
      where u.county = $1 and not (r.pc = any($3)) and r.verdict <> 'duplicate'
        and exists (select 1 from fund_use o
                     where o.county = u.county and o.batch = u.batch and o.place = u.place and o.year = $2)
      order by r.person, u.batch, u.place, u.year, u.fund`,
    [county, year, withoutPcs],
  );
  const sums = new Map<string, Map<string, number>>();
  for (const record of byRecord(uses))
    for (const { person, year: of, fund, fen } of record) {
      if (of !== year) continue;
      const funds = sums.get(person) ?? new Map<string, number>();
      funds.set(fund, (funds.get(fund) ?? 0) + fen);
      sums.set(person, funds);
    }
  const names = await namesOf(connection, county, seal, [...sums.keys()]);
  return [...sums].flatMap(([person, funds]) => {
    const name = names.get(person);
    if (name === undefined) return [];
    return [...funds]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([fund, fen]) => ({ ...name, year, pool: fund, usedFen: Math.max(0, fen) }));
  });
}

/** What each record was granted by year and fund: what was cut of it was cut once, whichever year is asked for. */
function byRecord(uses: readonly z.infer<typeof useRow>[]): readonly (readonly z.infer<typeof useRow>[])[] {
  const records = new Map<string, z.infer<typeof useRow>[]>();
  for (const use of uses) {
    const key = `${use.batch}/${use.place}`;
    const record = records.get(key) ?? [];
    record.push(use.granted ? use : { ...use, fen: 0 });
    records.set(key, record);
  }
  return [...records.values()].map((record) => grantedUses(record, record[0]?.cut ?? 0));
}

async function namesOf(
  connection: Connection,
  county: string,
  seal: CountySeal,
  people: readonly string[],
): Promise<ReadonlyMap<string, Pick<LedgerRow, 'idNumber' | 'name'>>> {
  const names = new Map<string, Pick<LedgerRow, 'idNumber' | 'name'>>();
  for (let at = 0; at < people.length; at += PAGE) {
    const rows = await connection.rows(
      personRow,
      `select distinct on (person) person, hash, batch, place from record where county = $1 and person = any($2)
        order by person, batch desc, place desc`,
      [county, people.slice(at, at + PAGE)],
    );
    for (const { row, summary } of await withSummaries({ county, connection, seal }, rows))
      names.set(row.person, { idNumber: summary.idNumber, name: summary.name });
  }
  return names;
}

/** Parts of a ledger that each fit one item of a feed. */
export function ledgerParts(
  rows: readonly LedgerRow[],
  mostRows: number,
  mostBytes: number,
): readonly (readonly LedgerRow[])[] {
  const parts: LedgerRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(canonicalJson(row)) + 1;
    const part = parts.at(-1);
    if (part === undefined || part.length >= mostRows || bytes + size > mostBytes) {
      parts.push([row]);
      bytes = size;
    } else {
      part.push(row);
      bytes += size;
    }
  }
  return parts;
}

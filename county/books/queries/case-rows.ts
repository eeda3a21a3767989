import { z } from 'zod';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { readName } from '#shared/typed-text.ts';
import type { Connection, SqlValue } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { RecordSummary } from '../../seal/record-summary.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { reasonCodes } from '../commands/read-record.ts';
import { withSummaries } from '../keep/read-summaries.ts';
import { RECORD_STATES, type CaseFilter, type CaseRow } from './queries.ts';

/** What every query needs. */
export type Asking = {
  readonly county: string;
  readonly connection: Connection;
  readonly seal: CountySeal;
  /** The content of a record as it lies in its batch; null when the batch is damaged or gone. */
  readonly content: (batch: BatchKey, place: number) => Promise<BatchRecord | null>;
};

const caseRow = z.object({
  batch: z.number(),
  place: z.number(),
  hash: z.string(),
  number: z.string(),
  revision: z.number(),
  sending: z.number(),
  pc: z.string(),
  township: z.string(),
  accepted_on: z.string(),
  received_at: z.string(),
  payable_fen: z.number(),
  approved_fen: z.number().nullable(),
  approved_by: z.string().nullable(),
  state: z.enum(RECORD_STATES),
  reasons: z.string(),
  pairs: z.number(),
});

/** A row with what was opened for it. */
export type OpenedCase = { readonly row: CaseRow; readonly summary: RecordSummary; readonly approvedBy: string | null };

const SELECT = `select r.batch, r.place, r.hash, r.number, r.revision, r.pc, r.township, r.accepted_on, r.received_at,
  r.payable_fen, r.approved_fen, r.approved_by, r.state, r.reasons,
  (select count(distinct o.revision) from record o where o.county = r.county and o.number = r.number
      and o.application = r.application and o.revision <= r.revision) as sending,
  (select count(*) from pair p join record o on o.county = p.county and o.batch = p.other_batch and o.place = p.other_place
    where p.county = r.county and p.batch = r.batch and p.place = r.place and (o.is_live or o.state = 'paid'))
  + (select count(*) from pair p join record o on o.county = p.county and o.batch = p.batch and o.place = p.place
    where p.county = r.county and p.other_batch = r.batch and p.other_place = r.place and (o.is_live or o.state = 'paid')) as pairs
  from record r`;

const MOST = 200;

/** Records by any condition over `r`, with the values of `$2` and on; newest first unless told otherwise. */
export async function openCases(
  asking: Asking,
  condition: string,
  values: readonly SqlValue[],
  order = 'r.batch desc, r.place desc',
  most = 1_000_000,
): Promise<readonly OpenedCase[]> {
  const { county, connection } = asking;
  const rows = await connection.rows(
    caseRow,
    `${SELECT} where r.county = $1 and (${condition}) order by ${order} limit ${Math.trunc(most)}`,
    [county, ...values],
  );
  return (await withSummaries(asking, rows)).map(({ row, summary }) => ({
    summary,
    approvedBy: row.approved_by,
    row: {
      record: {
        batch: row.batch,
        place: row.place,
      },
      number: row.number,
      revision: row.revision,
      sending: row.sending,
      pc: row.pc,
      township: row.township,
      name: summary.name,
      idNumber: summary.idNumber,
      acceptedOn: row.accepted_on,
      receivedAt: row.received_at,
      payableFen: row.payable_fen,
      approvedFen: row.approved_fen,
      state: row.state,
      reasons: reasonCodes(row.reasons),
      pairs: row.pairs,
      exemptions: summary.exemptions,
      payee: otherPayee(summary),
    },
  }));
}

const plainName = (name: string): string => readName(name) ?? name.trim();

/** A window lets somebody else be paid, on a warning; a blank or another dot in the name is the same person. */
const otherPayee = ({ name, account: { holder } }: RecordSummary): string =>
  plainName(holder) === plainName(name) ? '' : holder.trim();

/** The list of the console. */
export async function findCases(asking: Asking, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const values: SqlValue[] = [];
  const bind = (value: SqlValue): string => `$${values.push(value) + 1}`;
  const conditions = ['true'];
  if (filter.states !== undefined) conditions.push(`r.state = any(${bind(filter.states)})`);
  if (filter.township !== undefined) conditions.push(`r.township = ${bind(filter.township)}`);
  if (filter.batch !== undefined) conditions.push(`r.batch = ${bind(filter.batch)}`);
  if (filter.acceptedIn !== undefined)
    conditions.push(
      `r.accepted_on like ${bind(`${filter.acceptedIn}-%`)} and r.state <> 'duplicate' and not exists (select 1 from record o
        where o.county = r.county and o.number = r.number and o.revision > r.revision)`,
    );
  if (filter.after !== undefined)
    conditions.push(`(r.batch, r.place) < (${bind(filter.after.batch)}, ${bind(filter.after.place)})`);
  const text = filter.text?.trim() ?? '';
  if (text !== '') conditions.push(textCondition(asking.seal, text, bind));
  const most = Math.min(filter.most ?? MOST, MOST);
  const found = await openCases(asking, conditions.join(' and '), values, undefined, most);
  return found.map(({ row }) => row);
}

function textCondition(seal: CountySeal, text: string, bind: (value: SqlValue) => string): string {
  const [code = '', number = ''] = text.split(/\s+/u);
  const bills = [seal.index('bill', `|${text}`), seal.index('bill', `${code}|${number}`)];
  return `(r.number = ${bind(text)} or r.person = ${bind(seal.index('person', text))} or r.name = ${bind(seal.index('name', text))}
    or exists (select 1 from visit v where v.county = r.county and v.batch = r.batch and v.place = r.place
                and v.bill = any(${bind(bills)})))`;
}

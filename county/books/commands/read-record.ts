import { z } from 'zod';
import { HOLD_REASONS, type HoldReason } from '#shared/protocol/sync/receipt.ts';
import type { Connection } from '../../db/database.ts';
import type { EventOf, RecordRef } from '../events.ts';
import { RECORD_STATES, type RecordState } from '../queries/queries.ts';

/** A record as far as a decision or a payment asks. */
export type DeskRecord = {
  readonly number: string;
  /** Whom a PC is told about it. */
  readonly about: Pick<EventOf<'decided'>, 'device' | 'subject'>;
  readonly payableFen: number;
  readonly approvedFen: number | null;
  readonly approvedBy: string | null;
  readonly state: RecordState;
  readonly isLive: boolean;
  readonly reasons: readonly HoldReason[];
  /** A later revision of the application is in the books, whatever became of it. */
  readonly isOvertaken: boolean;
  /** A payment of the application that was not taken back. */
  readonly isPaid: boolean;
  /** Kinds of pairs with other applications that may still be paid, or are. */
  readonly pairs: readonly HoldReason[];
  /** Another application of the person came later and counts: it was weighed with what is approved of this one now. */
  readonly isCountedSince: boolean;
};

const pairRow = z.object({ kind: z.enum(HOLD_REASONS) });
const recordRow = z.object({
  number: z.string(),
  device: z.string(),
  application: z.string(),
  revision: z.number(),
  hash: z.string(),
  payable_fen: z.number(),
  approved_fen: z.number().nullable(),
  approved_by: z.string().nullable(),
  state: z.enum(RECORD_STATES),
  is_live: z.boolean(),
  reasons: z.string(),
  is_overtaken: z.boolean(),
  is_paid: z.boolean(),
  is_counted_since: z.boolean(),
});

const reasonsSchema = z.array(z.looseObject({ code: z.enum(HOLD_REASONS) }));

/** Codes of the reasons a record was held for, as its row keeps them. */
export const reasonCodes = (text: string): readonly HoldReason[] =>
  reasonsSchema.parse(JSON.parse(text)).map(({ code }) => code);

/** Reads one record; null when it is not in the books. */
export async function readRecord(
  connection: Connection,
  county: string,
  { batch, place }: RecordRef,
): Promise<DeskRecord | null> {
  const [row] = await connection.rows(
    recordRow,
    `select number, device, application, revision, hash, payable_fen, approved_fen, approved_by, state, is_live, reasons,
            exists (select 1 from record o where o.county = r.county and o.number = r.number and o.revision > r.revision
                      and o.application = r.application) as is_overtaken,
            exists (select 1 from payment p where p.county = r.county and p.number = r.number and p.movement = 'paid'
                      and p.other is null) as is_paid,
            exists (select 1 from record o where o.county = r.county and o.person = r.person and o.number <> r.number
                      and o.batch > r.batch and (o.is_live or o.state = 'paid')) as is_counted_since
       from record r where county = $1 and batch = $2 and place = $3`,
    [county, batch, place],
  );
  if (row === undefined) return null;
  const pairs = await connection.rows(
    pairRow,
    `select distinct p.kind from pair p join record o
        on o.county = p.county and o.batch = p.other_batch and o.place = p.other_place
      where p.county = $1 and p.batch = $2 and p.place = $3 and (o.is_live or o.state = 'paid')
     union
     select distinct p.kind from pair p join record o on o.county = p.county and o.batch = p.batch and o.place = p.place
      where p.county = $1 and p.other_batch = $2 and p.other_place = $3 and (o.is_live or o.state = 'paid')`,
    [county, batch, place],
  );
  return {
    number: row.number,
    about: {
      device: row.device,
      subject: { id: row.application, number: row.number, revision: row.revision, record: row.hash },
    },
    payableFen: row.payable_fen,
    approvedFen: row.approved_fen,
    approvedBy: row.approved_by,
    state: row.state,
    isLive: row.is_live,
    reasons: reasonCodes(row.reasons),
    isOvertaken: row.is_overtaken,
    isPaid: row.is_paid,
    pairs: pairs.map(({ kind }) => kind),
    isCountedSince: row.is_counted_since,
  };
}

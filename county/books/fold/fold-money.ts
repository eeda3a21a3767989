import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { EventOf, RecordRef } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';
import { readUserName } from './user-name.ts';

const sealedRow = z.object({ sealed: z.instanceof(Uint8Array) });
const paidRow = z.object({ batch: z.number(), place: z.number(), list: z.string(), number: z.string() });

export const decisionSealPlace = (county: string, id: string): string => `decision/${county}/${id}`;

/** Changes one record; none when its batch's bytes are damaged. `sql` is what is set, with parameters from $4 on. */
const changeRecord = (
  { connection, county }: FoldContext,
  { batch, place }: RecordRef,
  sql: string,
  values: readonly (string | number | boolean)[] = [],
): Promise<number> =>
  connection.run(`update record set ${sql} where county = $1 and batch = $2 and place = $3`, [
    county,
    batch,
    place,
    ...values,
  ]);

export async function foldDecided(context: FoldContext, n: number, event: EventOf<'decided'>): Promise<void> {
  const { connection, county, seal } = context;
  const { id, at, by, record, device, subject, decision, approvedFen, reason, places } = event;
  await changeRecord(context, record, 'state = $4, approved_fen = $5, approved_by = $6, is_live = $7', [
    decision,
    approvedFen,
    by,
    decision !== 'returned',
  ]);
  await connection.run(
    `insert into decision (county, batch, place, id, n, at, who, decision, approved_fen, sealed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      county,
      record.batch,
      record.place,
      id,
      n,
      at,
      by,
      decision,
      approvedFen,
      seal.seal(decisionSealPlace(county, id), canonicalJson({ reason, places })),
    ],
  );
  const name = await nameOf(context, by);
  const item = { id, at, kind: 'decision', subject, decision, approvedFen, reason, places, by: name } as const;
  await addFeedItem(context, device, item);
}

/** The window shows who decided or asked by name. */
export async function nameOf({ connection, county, seal }: FoldContext, user: string): Promise<string> {
  const [row] = await connection.rows(
    sealedRow,
    'select sealed from console_user where county = $1 and username = $2',
    [county, user],
  );
  return row === undefined ? user : readUserName(seal, county, user, row.sealed);
}

export async function foldPaid(context: FoldContext, n: number, event: EventOf<'paid'>): Promise<void> {
  const { connection, county } = context;
  const { at, by, paidOn, payments, id: list } = event;
  for (const { id, record, device, subject, amountFen } of payments) {
    await changeRecord(context, record, "state = 'paid'");
    await connection.run(
      `insert into payment (county, batch, place, id, n, list, number, movement, amount_fen, paid_on, at, who)
        values ($1, $2, $3, $4, $5, $6, $7, 'paid', $8, $9, $10, $11)`,
      [county, record.batch, record.place, id, n, list, subject.number, amountFen, paidOn, at, by],
    );
    const money = { payment: id, movement: 'paid', amountFen, paidOn, reason: '' } as const;
    await addFeedItem(context, device, { id, at, kind: 'payment', subject, ...money });
  }
}

/**
 * Approval and payment in one, of a revision however it stands: one that was overtaken stays so, and what comes later is compared with it
 * as with any that was paid.
 */
export async function foldPaidBefore(context: FoldContext, n: number, event: EventOf<'paid-before'>): Promise<void> {
  const { connection, county, seal } = context;
  const { id, at, by, record, device, subject, amountFen, isWhole, paidOn, reason, decision: said } = event;
  const decision = isWhole ? 'approved' : 'partly';
  await changeRecord(context, record, "state = 'paid', approved_fen = $4, approved_by = $5", [amountFen, by]);
  const { batch, place } = record;
  await connection.run(
    `insert into decision (county, batch, place, id, n, at, who, decision, approved_fen, sealed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      county,
      batch,
      place,
      said,
      n,
      at,
      by,
      decision,
      amountFen,
      seal.seal(decisionSealPlace(county, said), canonicalJson({ reason, places: [] })),
    ],
  );
  await connection.run(
    `insert into payment (county, batch, place, id, n, list, number, movement, amount_fen, paid_on, at, who)
      values ($1, $2, $3, $4, $5, $4, $6, 'paid', $7, $8, $9, $10)`,
    [county, batch, place, id, n, subject.number, amountFen, paidOn, at, by],
  );
  const name = await nameOf(context, by);
  const approval = { decision, approvedFen: amountFen, reason, by: name } as const;
  await addFeedItem(context, device, { id: said, at, kind: 'decision', subject, places: [], ...approval });
  const money = { payment: id, movement: 'paid', amountFen, paidOn, reason: '' } as const;
  await addFeedItem(context, device, { id, at, kind: 'payment', subject, ...money });
}

/** What was paid before a later revision came is no more to be paid when it is taken back. */
export async function foldVoided(context: FoldContext, n: number, event: EventOf<'voided'>): Promise<void> {
  const { connection, county } = context;
  const { id, at, by, voided, device, subject, paidOn, amountFen, reason } = event;
  const [payment] = await connection.rows(
    paidRow,
    `update payment set other = $3 where county = $1 and id = $2 and movement = 'paid' and other is null
      returning batch, place, list, number`,
    [county, voided, id],
  );
  if (payment === undefined) throw new TypeError('A payment taken back that does not stand');
  await connection.run(
    `insert into payment (county, batch, place, id, n, list, number, movement, amount_fen, paid_on, at, who, other)
      values ($1, $2, $3, $4, $5, $6, $7, 'void', $8, $9, $10, $11, $12)`,
    [county, payment.batch, payment.place, id, n, payment.list, payment.number, -amountFen, paidOn, at, by, voided],
  );
  await changeRecord(
    context,
    payment,
    `state = case when not is_live then 'superseded' when approved_fen = payable_fen then 'approved' else 'partly' end`,
  );
  const money = { payment: voided, movement: 'void', amountFen, paidOn, reason } as const;
  await addFeedItem(context, device, { id, at, kind: 'payment', subject, ...money });
}

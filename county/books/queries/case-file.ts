import { z } from 'zod';
import { settle, type PolicyPack } from '#rules';
import { toDay } from '#shared/day.ts';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { receiptSchema } from '#shared/protocol/sync/receipt.ts';
import { recheckRecord } from '../../recheck/recheck-record.ts';
import { placeSchema, type RecordRef } from '../events.ts';
import { decisionSealPlace } from '../fold/fold-money.ts';
import { openCases, type Asking } from './case-rows.ts';
import { findPairs, findPayments } from './money-and-pairs.ts';
import type { CaseFile, DecisionRow, HeldReason } from './queries.ts';

/** Everything of one record; null when it is not in the books. It is settled anew with the packs that are installed now. */
export async function readCaseFile(
  asking: Asking,
  packs: ReadonlyMap<string, PolicyPack>,
  record: RecordRef,
): Promise<CaseFile | null> {
  const { batch, place } = record;
  const [opened] = await openCases(asking, 'r.batch = $2 and r.place = $3', [batch, place]);
  if (opened === undefined) return null;
  const { row } = opened;
  const content = await contentOf(asking, record);
  if (content === null) return null;
  const revisions = await openCases(asking, 'r.number = $2', [row.number]);
  // The window checked far-away dates from the day it sealed; no later than the county's receipt.
  const recheck = recheckRecord(content, packs, toDay(row.receivedAt.slice(0, 10)));
  return {
    row,
    content,
    recheck,
    reasons: await reasonsOf(asking, record),
    again: recheck.verdict === 'same' || recheck.verdict === 'differs' ? settleAgain(content, packs) : null,
    funds: (packs.get(content.result.packHash)?.content.funds ?? []).map(({ id, name }) => ({ id, name })),
    revisions: revisions.map((revision) => revision.row),
    pairs: await findPairs(asking, { record }),
    decisions: await decisionsOf(asking, record),
    payments: await findPayments(asking, { number: row.number }),
  };
}

const keySchema = z.object({ device: z.string(), seq: z.number(), hash: z.string() });

/** What stands in the batch: the tables keep no second copy of it. */
async function contentOf(
  { county, connection, content }: Asking,
  { batch, place }: RecordRef,
): Promise<BatchRecord | null> {
  const [key] = await connection.rows(
    keySchema,
    'select device, seq, hash from batch where county = $1 and batch = $2',
    [county, batch],
  );
  return key === undefined ? null : content(key, place);
}

function settleAgain(content: BatchRecord, packs: ReadonlyMap<string, PolicyPack>): BatchRecord['result'] | null {
  const pack = packs.get(content.result.packHash);
  return pack === undefined ? null : settle(pack, content.input, { trace: true });
}

const reasonsSchema = z.object({ reasons: z.string() });
const heldShape = receiptSchema.shape.records.element.options[2].shape.reasons;

async function reasonsOf({ county, connection }: Asking, { batch, place }: RecordRef): Promise<readonly HeldReason[]> {
  const [row] = await connection.rows(
    reasonsSchema,
    'select reasons from record where county = $1 and batch = $2 and place = $3',
    [county, batch, place],
  );
  const reasons: unknown = JSON.parse(row?.reasons ?? '[]');
  return Array.isArray(reasons) && reasons.length > 0 ? heldShape.parse(reasons) : [];
}

const decisionRow = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  decision: z.enum(['approved', 'partly', 'returned']),
  approved_fen: z.number(),
  sealed: z.instanceof(Uint8Array),
});
const said = z.object({ reason: z.string(), places: z.array(placeSchema) });

async function decisionsOf(
  { county, connection, seal }: Asking,
  { batch, place }: RecordRef,
): Promise<readonly DecisionRow[]> {
  const rows = await connection.rows(
    decisionRow,
    `select id, at, who, decision, approved_fen, sealed from decision
      where county = $1 and batch = $2 and place = $3 order by n`,
    [county, batch, place],
  );
  return rows.map(({ id, at, who, decision, approved_fen, sealed }) => ({
    id,
    at,
    by: who,
    decision,
    approvedFen: approved_fen,
    ...said.parse(JSON.parse(seal.open(decisionSealPlace(county, id), sealed))),
  }));
}

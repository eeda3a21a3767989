import { formatYuan, fen } from '#shared/fen.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { assertNever } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { members } from '../read-json.ts';
import type { Decision, Payment } from '../records/county-record.ts';
import { findRow, selectRows } from '../rows/sealed-table.ts';
import { batchItemTable, batchTable } from '../tables/case/batch.ts';
import type { CountyCaseContent } from '../tables/county/county-case.ts';
import { changeCase, findCase, type SentRecord } from './change-case.ts';

type Later = Extract<FeedItem, { kind: 'verdict' }>;

/** What the county says of one revision that was sent. */
export type OfRecord = Decision | Later | Payment;
export const isOfRecord = (item: FeedItem): item is OfRecord =>
  item.kind === 'decision' || item.kind === 'verdict' || item.kind === 'payment';

/** Takes the county's word on a revision. False: it contradicts what this PC knows, and nothing was changed. */
export function takeOfRecord(write: Write, newId: () => string, item: OfRecord): boolean {
  const sent = sentRecord(write, item.subject);
  if (sent === null) return false;
  switch (item.kind) {
    case 'decision':
      takeDecision(write, newId, sent, item);
      return true;
    case 'verdict':
      return takeVerdict(write, newId, sent, item);
    case 'payment':
      return takePayment(write, newId, sent, item);
    default:
      return assertNever(item);
  }
}

/**
 * The revision a subject names, when this PC sent exactly that one; or what is in it under another hash: each sealing hides the content
 * by another salt, and a receipt says `duplicate` of a revision that came before with the same content.
 */
function sentRecord(write: Write, { id, revision, record }: OfRecord['subject']): SentRecord | null {
  const [item] = selectRows(
    write,
    batchItemTable,
    sql`WHERE application_id = ${id} AND application_revision = ${revision}`,
  );
  const batch = item === undefined ? null : findRow(write, batchTable, item.row.batch_id);
  if (item === undefined || batch === null) return null;
  const hashes: unknown = members(JSON.parse(batch.content().headerJson))['records'];
  const own: unknown = Array.isArray(hashes) ? hashes[item.row.position] : undefined;
  if (typeof own !== 'string') return null;
  if (own !== record && findCase(write, id, revision)?.row.verdict !== 'duplicate') return null;
  return { applicationId: id, applicationRevision: revision, batchId: batch.id, recordHash: own };
}

const DECISION_WORDS = { approved: '县级批准', partly: '县级部分批准', returned: '县级退回' } as const;

function takeDecision(write: Write, newId: () => string, sent: SentRecord, item: Decision): void {
  const { decision, approvedFen, reason, places, by, at } = item;
  changeCase(write, newId, sent, {
    row: { decision, approved: approvedFen },
    content: { reason, places, decidedBy: by, decidedAt: at },
  });
  const amount = decision === 'returned' ? '' : ` ${formatYuan(fen(approvedFen))} 元`;
  const words = `${DECISION_WORDS[decision]}${amount}${reason === '' ? '' : `：${reason}`}`;
  write.record('application.county', sent.applicationId, words);
}

/**
 * What a held record came to when the county looked at it again: it takes the place of what the receipt said. Of one that was sealed before
 * under another hash this one stays the `duplicate`: that is how the next word on it is known.
 */
function takeVerdict(write: Write, newId: () => string, sent: SentRecord, { subject, verdict }: Later): boolean {
  if (verdict.hash !== subject.record) return false;
  const held = verdict.verdict === 'held' ? verdict : { reasons: [], differences: [] };
  changeCase(write, newId, sent, {
    row: sent.recordHash === subject.record ? { verdict: verdict.verdict } : {},
    content: { reasons: held.reasons, differences: held.differences },
  });
  const words = verdict.verdict === 'held' ? '县级重新核对，仍待核' : '县级重新核对，没有不一致，已接收';
  write.record('application.county', sent.applicationId, words);
  return true;
}

/** Money once: what contradicts the payments this PC knows of a revision is refused. */
function takePayment(write: Write, newId: () => string, sent: SentRecord, item: Payment): boolean {
  const before = findCase(write, sent.applicationId, sent.applicationRevision)?.content().payments ?? [];
  const payments = withPayment(before, item);
  if (payments === null) return false;
  const paid = payments.reduce((sum, each) => sum + (each.movement === 'paid' ? each.amountFen : -each.amountFen), 0);
  changeCase(write, newId, sent, { row: { paid }, content: { payments } });
  const { movement, amountFen, paidOn } = item;
  const words = `${movement === 'paid' ? '县级支付' : '县级支付撤回'} ${formatYuan(fen(amountFen))} 元（${paidOn}）`;
  write.record('application.county', sent.applicationId, words);
  return true;
}

type Payments = CountyCaseContent['payments'];

/**
 * The payments with one more; null: the same one twice, or one taken back that never was or was taken back already. While one stands,
 * another of the same day and amount is the same money, entered again at a county that was restored (docs/county/operator.md, 6), and
 * takes its place; any other is for people to look at.
 */
function withPayment(payments: Payments, { payment, movement, amountFen, paidOn, reason }: Payment): Payments | null {
  const own = { payment, movement, amountFen, paidOn, reason };
  const of = payments.filter((each) => each.payment === payment);
  if (movement === 'void') {
    const isSound = of.length === 1 && of[0]?.movement === 'paid' && of[0].amountFen === amountFen;
    return isSound ? [...payments, own] : null;
  }
  if (of.length > 0) return null;
  const standing = payments.find(
    (each) => each.movement === 'paid' && payments.every((other) => other === each || other.payment !== each.payment),
  );
  if (standing === undefined) return [...payments, own];
  const isSame = standing.amountFen === amountFen && standing.paidOn === paidOn;
  return isSame ? payments.map((each) => (each === standing ? own : each)) : null;
}

import { formatYuan, fen } from '#shared/fen.ts';
import type { FeedHeader, FeedItem } from '#shared/protocol/sync/feed.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { members } from '../read-json.ts';
import type { Decision, FeedItemRecord, Payment } from '../records/county-record.ts';
import { findRow, insertRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { batchItemTable, batchTable } from '../tables/case/batch.ts';
import type { CountyCaseContent } from '../tables/county/county-case.ts';
import { feedItemTable } from '../tables/county/feed-item.ts';
import { bookReceipt, type ProvedReceipt } from './apply-receipt.ts';
import { changeCase, findCase, type SentRecord } from './change-case.ts';
import { readSeen, see } from './county-seen.ts';
import { takePapers, takeWanted } from './papers-said.ts';

type Later = Extract<FeedItem, { kind: 'verdict' }>;

export type ProvedFeed = {
  readonly header: Pick<FeedHeader, 'epoch' | 'first' | 'last' | 'durableThrough'>;
  readonly items: readonly FeedItem[];
  /** The receipts among the items that were proved, by the item's id. */
  readonly receipts: ReadonlyMap<string, ProvedReceipt>;
};

/** How many items were new, and how many of those contradict what this PC knows. */
export type FeedOutcome = { readonly applied: number; readonly refused: number };

/**
 * Takes in a feed in one transaction, each item once whatever file or epoch it comes in. FEED_OLD_EPOCH; FEED_GAP when items
 * before it are missing: nothing of it is taken then.
 */
export function applyFeed(
  { env, writer }: StoreContext,
  actor: Actor,
  { header, items, receipts }: ProvedFeed,
): Result<FeedOutcome> {
  return writer.write(actor, (write) => {
    const seen = readSeen(write);
    if (header.epoch < seen.epoch) return fail('FEED_OLD_EPOCH');
    const have = header.epoch > seen.epoch ? 0 : seen.feedLast;
    if (header.first > have + 1) return fail('FEED_GAP', { have, first: header.first });
    const outcome = { applied: 0, refused: 0 };
    // First: a receipt among the items belongs to this epoch or is out of date.
    see(write, { epoch: header.epoch, durableThrough: header.durableThrough });
    for (const item of items) {
      if (item.n <= have) continue;
      if (findRow(write, feedItemTable, item.id) !== null) {
        // Said again by a county that was restored: it has that part still.
        if (item.kind === 'papers') takePapers(write, env.newId, item, header.epoch);
        continue;
      }
      const state = takeItem(write, env.newId, item, header.epoch, receipts.get(item.id) ?? null);
      const row = { kind: item.kind, state, at: item.at, applied_at: write.now } as const;
      // The file of a receipt is kept with the receipt.
      const kept = item.kind === 'receipt' ? { ...item, file: '-' } : item;
      insertRow(write, feedItemTable, { id: item.id, revision: 1 }, row, { item: kept });
      outcome.applied += 1;
      if (state === 'refused') outcome.refused += 1;
    }
    see(write, { epoch: header.epoch, feedLast: header.last });
    write.record('sync.feed', null, `第 ${header.first}—${header.last} 条，新 ${outcome.applied} 条`);
    return ok(outcome);
  });
}

function takeItem(
  write: Write,
  newId: () => string,
  item: FeedItem,
  epoch: number,
  receipt: ProvedReceipt | null,
): FeedItemRecord['state'] {
  switch (item.kind) {
    case 'receipt': {
      if (receipt === null) return 'refused';
      const booked = bookReceipt(write, newId, receipt);
      // Of before the county was restored, but its word on this very batch: nothing that people must look at.
      return booked.ok || booked.error.code === 'RECEIPT_OLD_EPOCH' ? 'applied' : 'refused';
    }
    case 'decision':
      return takeDecision(write, newId, item) ? 'applied' : 'refused';
    case 'payment':
      return takePayment(write, newId, item) ? 'applied' : 'refused';
    case 'verdict':
      return takeVerdict(write, newId, item) ? 'applied' : 'refused';
    case 'ledger':
    case 'roster':
    case 'pack':
    case 'revoked':
    case 'key':
      return 'open';
    case 'papers':
      return takePapers(write, newId, item, epoch) ? 'applied' : 'refused';
    case 'papers-wanted':
      return takeWanted(write, newId, item);
    default:
      return assertNever(item);
  }
}

/** The revision a subject names, when this PC sent exactly that one. */
function sentRecord(write: Write, { id, revision, record }: Decision['subject']): SentRecord | null {
  const [item] = selectRows(
    write,
    batchItemTable,
    sql`WHERE application_id = ${id} AND application_revision = ${revision}`,
  );
  const batch = item === undefined ? null : findRow(write, batchTable, item.row.batch_id);
  if (item === undefined || batch === null) return null;
  const hashes: unknown = members(JSON.parse(batch.content().headerJson))['records'];
  if (!Array.isArray(hashes) || hashes[item.row.position] !== record) return null;
  return { applicationId: id, applicationRevision: revision, batchId: batch.id, recordHash: record };
}

const DECISION_WORDS = { approved: '县级批准', partly: '县级部分批准', returned: '县级退回' } as const;

function takeDecision(write: Write, newId: () => string, item: Decision): boolean {
  const sent = sentRecord(write, item.subject);
  if (sent === null) return false;
  const { decision, approvedFen, reason, places, by, at } = item;
  changeCase(write, newId, sent, {
    row: { decision, approved: approvedFen },
    content: { reason, places, decidedBy: by, decidedAt: at },
  });
  const amount = decision === 'returned' ? '' : ` ${formatYuan(fen(approvedFen))} 元`;
  const words = `${DECISION_WORDS[decision]}${amount}${reason === '' ? '' : `：${reason}`}`;
  write.record('application.county', sent.applicationId, words);
  return true;
}

/** What a held record came to when the county looked at it again: it takes the place of what the receipt said. */
function takeVerdict(write: Write, newId: () => string, { subject, verdict }: Later): boolean {
  const sent = sentRecord(write, subject);
  if (sent === null || verdict.hash !== subject.record) return false;
  const held = verdict.verdict === 'held' ? verdict : { reasons: [], differences: [] };
  changeCase(write, newId, sent, {
    row: { verdict: verdict.verdict },
    content: { reasons: held.reasons, differences: held.differences },
  });
  const words = verdict.verdict === 'held' ? '县级重新核对，仍待核' : '县级重新核对，没有不一致，已接收';
  write.record('application.county', sent.applicationId, words);
  return true;
}

/** Money once: what contradicts the payments this PC knows of a revision is refused. */
function takePayment(write: Write, newId: () => string, item: Payment): boolean {
  const sent = sentRecord(write, item.subject);
  if (sent === null) return false;
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

import type { BatchSummary } from '../../store/records/batch-record.ts';
import type { DeliveryRecord } from '../../store/records/county-record.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { Enrolled } from '#shared/protocol/sync/enrol.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import type { CountyCalls } from '../../sync/county/county-calls.ts';
import type { CallContext } from '../../sync/county/county-client.ts';
import type { CountyLine } from '../../sync/county/county-request.ts';
import { LineFault } from '../../sync/county/line-fault.ts';
import { readBatchFile } from '../batch/batch-folder.ts';
import type { Open } from '../session/session-state.ts';
import type { LineMemory } from './line/line-memory.ts';
import { type PapersOutcome, sendPapers } from './papers/send-papers.ts';
import { takeFeed, takeReceipt } from './take-files.ts';

/** A clock this far from the county's is told to people; it decides nothing. */
const FAR_MS = 10 * 60_000;

export type RoundParts = {
  readonly dataDir: string;
  readonly calls: CountyCalls;
  readonly line: CountyLine;
  readonly enrolled: Enrolled;
  readonly memory: LineMemory;
  readonly elapsedMs: () => number;
  readonly call: CallContext;
  /** The open session as it is now. Throws `LineFault` when it is another one than the round began in. */
  readonly open: () => Open;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onChange: () => void;
  /** Something was sealed or asked for meanwhile: papers make way for it. */
  readonly mustYield?: () => boolean;
};

export type RoundOutcome = {
  /** Batches that the county has and has not answered yet. */
  readonly unanswered: number;
  readonly papers: PapersOutcome;
  /** The county's time, when it is far from this PC's. */
  readonly farClock: string | null;
};

/**
 * One meeting with the county: log in, compare, send what has no receipt of its present epoch in the order of the numbers,
 * take receipts and feed. Throws `LineFault`; whatever was taken until then stays taken.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  const { calls, line, enrolled, call, open, onProgress } = parts;
  onProgress({ what: 'call', seq: null, done: 0, total: 0 });
  const { vault } = open();
  const signer = { device: vault.deviceId, county: enrolled.county, sign: vault.signAsDevice };
  const { token } = await calls.logIn(line, signer, call);
  const before = open().store.county.seen();
  const own = { epoch: before.epoch, received: acknowledgedThrough(open(), before.epoch), feed: before.feedLast };
  const state = await calls.fetchState(line, token, own, call);
  if (state.county !== enrolled.county)
    throw new LineFault('COUNTY_OTHER', { found: state.county, own: enrolled.county });
  const { store } = open();
  const seen = store.county.seen();
  if (state.epoch < seen.epoch) throw new LineFault('COUNTY_EPOCH_BACK', { found: state.epoch, own: seen.epoch });
  // It knows of a batch that this PC never sealed: another PC works with the same data, or an old state was put back.
  if (state.received >= store.batches.nextSeq()) throw new LineFault('RECEIPT_UNKNOWN_BATCH', { seq: state.received });
  // It acknowledged more in this very epoch: an older state was put back there, and nobody raised the epoch.
  const acknowledged = acknowledgedThrough(open(), state.epoch);
  if (state.received < acknowledged)
    throw new LineFault('COUNTY_WENT_BACK', { found: state.received, own: acknowledged });
  // Nobody signed that answer, so a higher epoch in it is a hint what to ask for and offer; what is signed raises it.
  if (state.epoch > seen.epoch) await takeFeeds(parts, token);
  const unanswered = await sendAll(parts, token, state.epoch);
  await takeFeeds(parts, token);
  const papers = await papersAfter(parts, token);
  return { unanswered, papers, farClock: farClock(state.now, call.now()) };
}

/** Papers come last, over a line that knows of them. */
async function papersAfter(parts: RoundParts, token: string): Promise<PapersOutcome> {
  const { calls, mustYield = () => false } = parts;
  const { fetchPapers, uploadBatch } = calls;
  if (fetchPapers === undefined) return { unsaid: 0, note: null };
  const takeFeedsNow = (): Promise<void> => takeFeeds(parts, token);
  return sendPapers({ ...parts, calls: { fetchPapers, uploadBatch }, token, mustYield, takeFeeds: takeFeedsNow });
}

/** Up to which number this PC holds a receipt of an epoch for every batch it sealed itself; 0: none. */
function acknowledgedThrough({ store, vault }: Open, epoch: number): number {
  const receipts = store.county.receipts();
  let through = 0;
  for (const { id, seq, headerJson } of store.batches.list().toReversed()) {
    const { device } = batchHeaderSchema.parse(JSON.parse(headerJson));
    // Of the PC that this data was moved from: the county counts those apart.
    if (device !== vault.deviceId) continue;
    if (receipts.get(id)?.epoch !== epoch) break;
    through = seq;
  }
  return through;
}

/** The county's time in words, when the two are more than ten minutes apart. */
function farClock(county: string, own: string): string | null {
  const apart = Math.abs(Date.parse(county) - Date.parse(own));
  return apart > FAR_MS ? county.slice(0, 16).replace('T', ' ') : null;
}

/** Every batch without a receipt of the epoch the county names, lowest number first: each rests on the one before. */
async function sendAll(parts: RoundParts, token: string, epoch: number): Promise<number> {
  const { store } = parts.open();
  const receipts = store.county.receipts();
  const open = store.batches
    .list()
    .toReversed()
    .filter(({ id }) => (receipts.get(id)?.epoch ?? 0) < epoch);
  let unanswered = 0;
  for (const batch of open) {
    // One that people must look at first holds up those after it: they name it by its hash.
    if (parts.open().store.county.deliveries().get(batch.id)?.state === 'stopped') return unanswered;
    const isAnswered = await sendOne(parts, token, epoch, batch).catch((thrown: unknown) =>
      keepStop(parts, batch, thrown),
    );
    if (!isAnswered) unanswered += 1;
    parts.onChange();
  }
  return unanswered;
}

async function sendOne(parts: RoundParts, token: string, epoch: number, batch: BatchSummary): Promise<boolean> {
  const { calls, line, call, open, onProgress } = parts;
  const delivery = open().store.county.deliveries().get(batch.id);
  if (delivery?.state !== 'delivered' || delivery.epoch < epoch) {
    const bytes = readBatchFile(parts.dataDir, batch);
    if (bytes === null) throw new LineFault('BATCH_FILE_LOST', { seq: batch.seq });
    const { seq, hash } = batch;
    const { elapsedMs } = parts;
    const { piece, reached } = parts.memory;
    const said = (done: number): void => {
      reached.set(hash, done);
      onProgress({ what: 'send', seq, done, total: bytes.length });
    };
    said(reached.get(hash) ?? 0);
    // Whoever looks at the list sees that it is on its way.
    parts.onChange();
    const { signal, now } = call;
    await calls.uploadBatch(line, { bytes, seq, hash, token, piece, signal, now, elapsedMs, onProgress: said });
    keepDelivery(open(), batch, { state: 'delivered', code: null, why: '' });
    parts.onChange();
  }
  onProgress({ what: 'receive', seq: batch.seq, done: 0, total: 0 });
  const file = await calls.fetchReceipt(line, token, batch, call).catch((thrown: unknown) => {
    // It was there and is not any more: the county lost it before it had booked it. Offer it again next time.
    if (thrown instanceof LineFault && thrown.error.code === 'COUNTY_NOT_FOUND') {
      const { store, actor } = open();
      store.county.retry(actor, batch.id);
    }
    throw thrown;
  });
  if (file === null) return false;
  const taken = takeReceipt(open(), file);
  // Of a batch that was sealed to a key given up since: the feed brings it under the present one.
  if (!taken.ok && taken.error.code === 'RECEIPT_FORMER_KEY') return false;
  if (!taken.ok) throw new LineFault(taken.error.code, taken.error.detail);
  return true;
}

/** Takes down what no waiting mends, so that it is known after a restart as well. */
function keepStop(parts: RoundParts, batch: BatchSummary, thrown: unknown): never {
  if (thrown instanceof LineFault && STAYS.has(thrown.error.code)) {
    const { code, detail } = thrown.error;
    keepDelivery(parts.open(), batch, { state: 'stopped', code, why: String(detail?.['why'] ?? '') });
    parts.onChange();
  }
  throw thrown;
}

/** Under the epoch that is known for sure: what only the county's unsigned word says is kept nowhere. */
function keepDelivery(
  { store, actor }: Open,
  { id: batchId }: BatchSummary,
  way: Pick<DeliveryRecord, 'state' | 'code' | 'why'>,
): void {
  store.county.keepDelivery(actor, { batchId, epoch: store.county.seen().epoch, ...way });
}

/** What is about the batch itself. */
const STAYS: ReadonlySet<string> = new Set([
  'COUNTY_FORK',
  'COUNTY_REFUSED',
  'COUNTY_TOO_LARGE',
  'RECEIPT_OTHER_HASH',
  'BATCH_FILE_LOST',
]);

async function takeFeeds({ calls, line, call, open, onProgress, onChange }: RoundParts, token: string): Promise<void> {
  onProgress({ what: 'receive', seq: null, done: 0, total: 0 });
  for (;;) {
    const { store, station } = open();
    const { epoch, feedLast: after } = store.county.seen();
    // The county may have newer keys than this PC took; it signs with those that are asked for.
    const file = await calls.fetchFeed(line, token, { epoch, after, key: station.county?.keyId }, call);
    if (file === null) return;
    const taken = takeFeed(open(), file);
    if (!taken.ok) throw new LineFault(taken.error.code, taken.error.detail);
    onChange();
    // The same again: asking once more would ask for ever.
    const now = open().store.county.seen();
    if (now.epoch === epoch && now.feedLast <= after) throw new LineFault('COUNTY_BAD_ANSWER', { what: 'feed' });
  }
}

import { fail, ok, type Result } from '#shared/result.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { BatchSummary } from '../../store/records/batch-record.ts';
import type { FeedOutcome } from '../../store/county/apply-feed.ts';
import type { ProvedReceipt } from '../../store/county/apply-receipt.ts';
import { readFeed } from '../../sync/county/read-feed.ts';
import { readReceipt, type ReceiptReader } from '../../sync/county/read-receipt.ts';
import { countyKeysOf } from '../keys/county-keys.ts';
import type { Open } from '../session/session-state.ts';
import { readEnrolment } from './line/enrolment.ts';

/** What a word can be about here, and the keys of the county that can have signed it, the present one first. */
type Reader = Omit<ReceiptReader, 'county'> & { readonly keys: readonly ReceiptReader['county'][] };

/** Reads with the key that the file names: the present one, or one that introduced it. */
function byAnyKey<T>(
  { keys, ...reader }: Reader,
  other: 'RECEIPT_OTHER_COUNTY' | 'FEED_OTHER_COUNTY',
  read: (reader: ReceiptReader) => Result<T>,
): Result<T> {
  const [present, ...former] = keys;
  if (present === undefined) return fail('NO_COUNTY_KEY');
  const first = read({ ...reader, county: present });
  if (first.ok || first.error.code !== other) return first;
  return former.map((county) => read({ ...reader, county })).find(({ ok: isRead }) => isRead) ?? first;
}

/** Whose word counts here, and what it can be about. NO_COUNTY_KEY. */
function readerOf(open: Open, batches: readonly BatchSummary[]): Result<Reader> {
  const { store, station, vault } = open;
  if (station.county === null) return fail('NO_COUNTY_KEY');
  return ok({
    keys: countyKeysOf(store, station.county),
    countyCode: readEnrolment(open)?.county ?? null,
    device: vault.deviceId,
    ownBatch: (seq) => {
      const batch = batches.find((each) => each.seq === seq);
      if (batch === undefined) return null;
      const { records, countyKey } = batchHeaderSchema.parse(JSON.parse(batch.headerJson));
      return { hash: batch.hash, records, countyKey };
    },
  });
}

/** Proves a receipt and names its batch; `readReceipt` says what can be wrong with it. */
function prove(reader: Reader, batches: readonly BatchSummary[], file: Uint8Array): Result<ProvedReceipt> {
  const read = byAnyKey(reader, 'RECEIPT_OTHER_COUNTY', (each) => readReceipt(file, each));
  if (!read.ok) return read;
  const batch = batches.find(({ seq }) => seq === read.value.seq);
  if (batch === undefined) return fail('RECEIPT_UNKNOWN_BATCH', { seq: read.value.seq });
  return ok({ batchId: batch.id, receipt: read.value, file });
}

/** What taking in a receipt came to. */
export type TakenReceipt = { readonly seq: number; readonly count: number; readonly isNew: boolean };

/** Takes in a receipt file, by network or stick. As `readReceipt`; RECEIPT_OLD_EPOCH, NO_COUNTY_KEY. */
export function takeReceipt(open: Open, file: Uint8Array): Result<TakenReceipt> {
  const batches = open.store.batches.list();
  const reader = readerOf(open, batches);
  if (!reader.ok) return reader;
  const proved = prove(reader.value, batches, file);
  if (!proved.ok) return proved;
  const { receipt } = proved.value;
  const applied = open.store.county.applyReceipt(open.actor, proved.value);
  return applied.ok
    ? ok({ seq: receipt.seq, count: receipt.records.length, isNew: applied.value === 'applied' })
    : applied;
}

/** Takes in a feed file, by network or stick. As `readFeed` and `applyFeed`; NO_COUNTY_KEY. */
export function takeFeed(open: Open, file: Uint8Array): Result<FeedOutcome> {
  const batches = open.store.batches.list();
  const reader = readerOf(open, batches);
  if (!reader.ok) return reader;
  const { vault } = open;
  const box = { publicKey: vault.deviceBoxKey, agree: vault.agreeAsDevice };
  const read = byAnyKey(reader.value, 'FEED_OTHER_COUNTY', (each) => readFeed(file, { ...each, box }));
  if (!read.ok) return read;
  const receipts = new Map<string, ProvedReceipt>();
  for (const item of read.value.items) {
    if (item.kind !== 'receipt') continue;
    const proved = prove(reader.value, batches, Buffer.from(item.file, 'base64url'));
    if (proved.ok) receipts.set(item.id, proved.value);
  }
  return open.store.county.applyFeed(open.actor, { ...read.value, receipts });
}

import { fail, ok, type Result } from '#shared/result.ts';
import type { FeedHeader } from '#shared/protocol/sync/feed.ts';
import type { FeedKind } from '#shared/protocol/sync/feed.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { BatchSummary } from '../../store/records/batch-record.ts';
import type { FeedOutcome } from '../../store/county/apply-feed.ts';
import type { ProvedReceipt } from '../../store/county/apply-receipt.ts';
import { readFeed } from '../../sync/county/read-feed.ts';
import { readReceipt, type ReceiptReader } from '../../sync/county/read-receipt.ts';
import { formerCountyKeys, type FormerKey } from '../keys/county-keys.ts';
import type { Open } from '../session/session-state.ts';
import { readEnrolment } from './line/enrolment.ts';

/** What a word can be about here, and the keys of the county that can have signed it. */
type Reader = Omit<ReceiptReader, 'county'> & {
  readonly present: ReceiptReader['county'];
  /** Newest first. */
  readonly former: readonly FormerKey[];
};

/** What was read; `former`: the key that signed it, when that is not the present one. */
type ReadBy<T> = { readonly value: T; readonly former: FormerKey | null };

/** Reads with the key that the file names: the present one, or one that introduced it. */
function byAnyKey<T>(
  { present, former, ...reader }: Reader,
  other: 'RECEIPT_OTHER_COUNTY' | 'FEED_OTHER_COUNTY',
  read: (reader: ReceiptReader) => Result<T>,
): Result<ReadBy<T>> {
  const first = read({ ...reader, county: present });
  if (first.ok) return ok({ value: first.value, former: null });
  if (first.error.code !== other) return first;
  for (const key of former) {
    const again = read({ ...reader, county: key });
    if (again.ok) return ok({ value: again.value, former: key });
  }
  return first;
}

/** Whose word counts here, and what it can be about. NO_COUNTY_KEY. */
function readerOf(open: Open, batches: readonly BatchSummary[]): Result<Reader> {
  const { store, station, vault } = open;
  if (station.county === null) return fail('NO_COUNTY_KEY');
  return ok({
    present: station.county,
    former: formerCountyKeys(store),
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
function prove(reader: Reader, batches: readonly BatchSummary[], file: Uint8Array): Result<ReadBy<ProvedReceipt>> {
  const read = byAnyKey(reader, 'RECEIPT_OTHER_COUNTY', (each) => readReceipt(file, each));
  if (!read.ok) return read;
  const { value: receipt, former } = read.value;
  const batch = batches.find(({ seq }) => seq === receipt.seq);
  if (batch === undefined) return fail('RECEIPT_UNKNOWN_BATCH', { seq: receipt.seq });
  return ok({ value: { batchId: batch.id, receipt, file }, former });
}

/** What taking in a receipt came to. */
export type TakenReceipt = { readonly seq: number; readonly count: number; readonly isNew: boolean };

/**
 * Takes in a receipt file, by network or stick. As `readReceipt`; RECEIPT_OLD_EPOCH, NO_COUNTY_KEY. RECEIPT_FORMER_KEY: signed after the
 * turn by a key that was given up: whoever stole it could have; the feed, which the present key signs, brings the county's own.
 */
export function takeReceipt(open: Open, file: Uint8Array): Result<TakenReceipt> {
  const { store, actor } = open;
  const batches = store.batches.list();
  const reader = readerOf(open, batches);
  if (!reader.ok) return reader;
  const proved = prove(reader.value, batches, file);
  if (!proved.ok) return proved;
  const { value, former } = proved.value;
  const { seq, epoch, records } = value.receipt;
  const isNewer = epoch > store.county.seen().epoch || isAfter(value.receipt.receivedAt, former?.until ?? null);
  const isKnown = store.county.receipts().get(value.batchId)?.epoch === epoch;
  if (former !== null && isNewer && !isKnown) return fail('RECEIPT_FORMER_KEY', { seq });
  const applied = store.county.applyReceipt(actor, value);
  return applied.ok ? ok({ seq, count: records.length, isNew: applied.value === 'applied' }) : applied;
}

const isAfter = (at: string, until: string | null): boolean => until !== null && Date.parse(at) > Date.parse(until);

/** What taking in a feed came to; `kinds`: what of it was new here, one entry an item. */
export type TakenFeed = FeedOutcome & { readonly kinds: readonly FeedKind[] };

/**
 * Takes in a feed file, by network or stick. As `readFeed` and `applyFeed`; NO_COUNTY_KEY. FEED_FORMER_KEY: a key that was given up says
 * something new.
 */
export function takeFeed(open: Open, file: Uint8Array): Result<TakenFeed> {
  const { store, vault, actor } = open;
  const batches = store.batches.list();
  const reader = readerOf(open, batches);
  if (!reader.ok) return reader;
  const box = { publicKey: vault.deviceBoxKey, agree: vault.agreeAsDevice };
  const read = byAnyKey(reader.value, 'FEED_OTHER_COUNTY', (each) => readFeed(file, { ...each, box }));
  if (!read.ok) return read;
  const { value: feed, former } = read.value;
  if (former !== null) return takeFormerFeed(open, feed.header);
  const receipts = new Map<string, ProvedReceipt>();
  for (const item of feed.items) {
    if (item.kind !== 'receipt') continue;
    // The present key says with the feed that the county gave it, whichever key had signed it first.
    const proved = prove(reader.value, batches, Buffer.from(item.file, 'base64url'));
    if (proved.ok) receipts.set(item.id, proved.value.value);
  }
  const fresh = feed.items.filter(({ id }) => store.county.item(id) === null);
  const applied = store.county.applyFeed(actor, { ...feed, receipts });
  return applied.ok ? ok({ ...applied.value, kinds: fresh.map(({ kind }) => kind) }) : applied;
}

/** A stick of before the turn may come twice; nothing in it is taken. */
function takeFormerFeed({ store }: Open, { epoch, last }: FeedHeader): Result<TakenFeed> {
  const seen = store.county.seen();
  if (epoch < seen.epoch) return fail('FEED_OLD_EPOCH');
  return epoch > seen.epoch || last > seen.feedLast
    ? fail('FEED_FORMER_KEY')
    : ok({ applied: 0, refused: 0, kinds: [] });
}

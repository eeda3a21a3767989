import { createHash, hkdfSync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { CHUNK_BYTES, MAX_HEADER_BYTES, TAG_BYTES } from '#shared/protocol/limits.ts';
import { type FeedHeader, feedHeaderSchema, type FeedItem, feedItemSchema } from '#shared/protocol/sync/feed.ts';
import {
  FEED_CONTEXT,
  FEED_KEY_INFO,
  FEED_MAGIC,
  MAX_FEED_BYTES,
  MAX_FEED_ITEM_BYTES,
} from '#shared/protocol/sync/formats.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchKey } from '../agree.ts';
import { openStream } from '../seal-stream.ts';
import { readCanonical } from './read-canonical.ts';
import { isSignedBy, readSigned, type SignedFile } from './read-signed.ts';

/** The PC's own X25519 key, which never leaves the vault. */
export type DeviceBox = {
  readonly publicKey: Uint8Array;
  /** The shared secret with another public key. Throws on one of small order. */
  readonly agree: (publicKey: Uint8Array) => Uint8Array;
};

/** Whose feeds this PC takes. */
export type FeedReader = {
  readonly county: Pick<CountyKey, 'keyId' | 'receipt'>;
  /** Six digits, when this PC is registered; null: any. */
  readonly countyCode: string | null;
  readonly device: string;
  readonly box: DeviceBox;
};

export type Feed = { readonly header: FeedHeader; readonly items: readonly FeedItem[] };

const LENGTH_BYTES = 4;
const unreadable = fail('FEED_UNREADABLE');

/**
 * Reads a feed file: this county's, for this PC, whole and in order. Where it goes on from is for the store to say.
 * FEED_UNREADABLE, FEED_OTHER_COUNTY, FEED_ALTERED, FEED_OTHER_DEVICE.
 */
export function readFeed(file: Uint8Array, reader: FeedReader): Result<Feed> {
  const most = MAX_FEED_BYTES + MAX_HEADER_BYTES;
  const signed = file.length > most ? null : readSigned(file, FEED_MAGIC, MAX_HEADER_BYTES);
  if (signed === null) return unreadable;
  const isSigned = isSignedBy(signed, FEED_CONTEXT, reader.county.receipt);
  const parsed = feedHeaderSchema.safeParse(readCanonical(signed.head));
  if (!parsed.success) return fail(isSigned ? 'FEED_UNREADABLE' : 'FEED_ALTERED');
  const header = parsed.data;
  if (header.countyKey !== reader.county.keyId)
    return fail('FEED_OTHER_COUNTY', { found: header.countyKey, own: reader.county.keyId });
  if (!isSigned) return fail('FEED_ALTERED');
  if (reader.countyCode !== null && header.county !== reader.countyCode)
    return fail('FEED_OTHER_COUNTY', { found: header.county, own: reader.countyCode });
  if (header.device !== reader.device) return fail('FEED_OTHER_DEVICE', { pc: header.pc });
  if (header.last !== header.first + header.count - 1 || header.end < header.last) return unreadable;
  const frames = openBody(signed, header, reader.box);
  const items = frames === null ? null : itemsIn(frames, header);
  return items === null ? fail('FEED_ALTERED') : ok({ header, items });
}

function openBody({ rest }: SignedFile, header: FeedHeader, box: DeviceBox): Uint8Array | null {
  const { bodyHash, ...prelude } = header;
  const chunks = Math.ceil(header.packedLength / CHUNK_BYTES);
  if (rest.length !== header.packedLength + chunks * TAG_BYTES) return null;
  if (createHash('sha256').update(rest).digest('hex') !== bodyHash) return null;
  const aad = createHash('sha256').update(canonicalJson(prelude)).digest();
  try {
    const key = feedKey(Buffer.from(header.epk, 'base64url'), box);
    const packed = openStream(rest, key, aad);
    key.key.fill(0);
    const frames = inflateRawSync(packed, { maxOutputLength: header.bodyLength });
    return frames.length === header.bodyLength ? frames : null;
  } catch {
    // A point of small order, a chunk that does not open, a stream that is none.
    return null;
  }
}

/** As of a batch, the other way round (docs/formats/aidbatch.md, 6). */
function feedKey(epk: Uint8Array, box: DeviceBox): BatchKey {
  const shared = box.agree(epk);
  const okm = new Uint8Array(hkdfSync('sha256', shared, Buffer.concat([epk, box.publicKey]), FEED_KEY_INFO, 39));
  shared.fill(0);
  return { epk, key: okm.subarray(0, 32), noncePrefix: okm.subarray(32) };
}

function itemsIn(frames: Uint8Array, header: FeedHeader): readonly FeedItem[] | null {
  const view = Buffer.from(frames.buffer, frames.byteOffset, frames.length);
  const items: FeedItem[] = [];
  for (let at = 0; at < view.length;) {
    const length = at + LENGTH_BYTES <= view.length ? view.readUInt32BE(at) : 0;
    const end = at + LENGTH_BYTES + length;
    if (length < 2 || length > MAX_FEED_ITEM_BYTES || end > view.length || items.length === header.count) return null;
    const parsed = feedItemSchema.safeParse(readCanonical(view.subarray(at + LENGTH_BYTES, end)));
    if (!parsed.success || parsed.data.n !== header.first + items.length) return null;
    items.push(parsed.data);
    at = end;
  }
  return items.length === header.count ? items : null;
}

import { createHash, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { canonicalJson } from '#shared/canonical-json.ts';
import { type FeedHeader, feedFileName, feedHeaderSchema, type FeedItem } from '#shared/protocol/sync/feed.ts';
import {
  FEED_CONTEXT,
  FEED_FORMAT,
  FEED_MAGIC,
  MAX_FEED_BYTES,
  MAX_FEED_ITEMS,
} from '#shared/protocol/sync/formats.ts';
import { CHUNK_BYTES } from '#shared/protocol/limits.ts';
import { BATCH_ALG } from '#shared/protocol/version.ts';
import type { Books, Device } from '../books/books.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { agreeWithDevice, sealFrames } from './seal-frames.ts';

/** What a feed file is made from. */
export type FeedInput = {
  readonly county: string;
  /** The county's key that the PC asks with: its receipt key signs. */
  readonly secret: CountySecret;
  readonly books: Pick<Books, 'feed' | 'progress'>;
  readonly device: Device;
  /** Last item the PC has of this epoch; 0: none. */
  readonly after: number;
  readonly now: string;
  readonly random: (size: number) => Uint8Array;
};

export type FeedFile = { readonly file: Uint8Array; readonly fileName: string; readonly header: FeedHeader };

const pack = promisify(deflateRaw);

/**
 * Writes the next part of a PC's feed: sealed to the PC, its head signed with the county's receipt key (docs/formats/feed.md).
 * Null when there is nothing after `after`.
 */
export async function writeFeed(input: FeedInput): Promise<FeedFile | null> {
  const { books, device, after, secret, random } = input;
  const { epoch, durableThrough } = await books.progress(device.device);
  // Half of what a file may hold: a last item may be large itself, and the bound is on the frames.
  const part = await books.feed(device.device, after, { items: MAX_FEED_ITEMS, bytes: MAX_FEED_BYTES / 2 });
  const [first, last] = [part.items[0], part.items.at(-1)];
  if (first === undefined || last === undefined) return null;
  const frames = framesOf(part.items);
  const packed = await pack(frames);
  const key = agreeWithDevice(Buffer.from(device.deviceBox, 'base64url'), random(32));
  const prelude = {
    format: FEED_FORMAT,
    alg: BATCH_ALG,
    county: input.county,
    countyKey: secret.keyId,
    epoch,
    device: device.device,
    pc: device.pc,
    first: first.n,
    last: last.n,
    end: Math.max(part.end, last.n),
    durableThrough,
    createdAt: input.now,
    count: part.items.length,
    epk: Buffer.from(key.epk).toString('base64url'),
    chunkSize: CHUNK_BYTES,
    bodyLength: frames.length,
    packedLength: packed.length,
  } as const;
  const body = sealFrames(packed, key, sha256(Buffer.from(canonicalJson(prelude), 'utf8')));
  key.key.fill(0);
  // Throws when the books gave items that no reader would take: a bug, found before anything is signed.
  const header = feedHeaderSchema.parse({ ...prelude, bodyHash: sha256(body).toString('hex') });
  const headerBytes = Buffer.from(canonicalJson(header), 'utf8');
  const message = Buffer.concat([Buffer.from(`${FEED_CONTEXT}\0`, 'latin1'), sha256(headerBytes)]);
  const signature = sign(null, message, secret.receipt);
  const file = Buffer.concat([Uint8Array.from(FEED_MAGIC), lengthOf(headerBytes), headerBytes, signature, body]);
  return { file, fileName: feedFileName(header), header };
}

function framesOf(items: readonly FeedItem[]): Buffer {
  return Buffer.concat(
    items.flatMap((item) => {
      const bytes = Buffer.from(canonicalJson(item), 'utf8');
      return [lengthOf(bytes), bytes];
    }),
  );
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

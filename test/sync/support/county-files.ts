import { createHash, hkdfSync, sign } from 'node:crypto';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { DEVICE_BOX_INFO, RECEIPT_CONTEXT, RECEIPT_FORMAT, RECEIPT_MAGIC } from '#shared/protocol/sync/formats.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import { writeFeed } from '../../../county/feed/write-feed.ts';
import { suiteA1 } from '../../../electron/store/suite/suite-a1.ts';
import type { FeedReader } from '../../../electron/sync/county/read-feed.ts';
import type { ReceiptReader } from '../../../electron/sync/county/read-receipt.ts';
import { fixedBytes, testCounty, testDevice } from '../../county/support/sample-batch.ts';

export const COUNTY = '210502';
export const county = testCounty();
export const device = testDevice();
/** A batch of two records: only its hashes matter to whoever reads a receipt. */
export const batch = {
  hash: 'ba'.repeat(32),
  records: ['a1'.repeat(32), 'b2'.repeat(32)],
  countyKey: county.key.keyId,
} as const;

const seed = hkdfSync('sha256', fixedBytes('box-seed')(32), '', DEVICE_BOX_INFO, 32);
const boxSeed = new Uint8Array(seed);
export const box = {
  publicKey: new Uint8Array(suiteA1.agreementKey(boxSeed)),
  agree: (publicKey: Uint8Array) => suiteA1.agreeAs(boxSeed, publicKey),
};

/** What this PC takes: its own batch number 1, from its own county. */
export const receiptReader: ReceiptReader = {
  county: county.key,
  countyCode: COUNTY,
  device: device.id,
  ownBatch: (seq) => (seq === 1 ? batch : null),
};
export const feedReader: FeedReader = { county: county.key, countyCode: COUNTY, device: device.id, box };

export const receipt = (parts: Partial<Receipt> = {}): Receipt => ({
  format: RECEIPT_FORMAT,
  county: COUNTY,
  countyKey: county.key.keyId,
  epoch: 1,
  device: device.id,
  pc: device.pc,
  seq: 1,
  batchHash: batch.hash,
  receivedAt: '2026-11-22T08:00:00.000+08:00',
  durableThrough: 0,
  records: batch.records.map((hash) => ({ hash, verdict: 'accepted' })),
  ...parts,
});

/** Any value signed as the county signs a receipt. */
export function receiptFile(value: unknown, secret = county.secret, context: string = RECEIPT_CONTEXT): Buffer {
  return signedText(Buffer.from(canonicalJson(value as Canonical), 'utf8'), secret, context);
}

/** The same over any bytes, canonical or not. */
export function signedText(text: Uint8Array, secret = county.secret, context: string = RECEIPT_CONTEXT): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const digest = createHash('sha256').update(text).digest();
  const signature = sign(null, Buffer.concat([Buffer.from(`${context}\0`, 'latin1'), digest]), secret.receipt);
  return Buffer.concat([Uint8Array.from(RECEIPT_MAGIC), length, text, signature]);
}

export const decision = (n: number): FeedItem => ({
  n,
  id: `decision-${n}`,
  at: '2026-11-22T09:00:00.000+08:00',
  kind: 'decision',
  subject: { id: 'app-1', number: '210502001-A-2023-00001', revision: 1, record: batch.records[0] },
  decision: 'approved',
  approvedFen: 100,
  reason: '',
  places: [],
  by: '王审批',
});

type FeedParts = {
  readonly items?: readonly FeedItem[];
  readonly epoch?: number;
  readonly county?: string;
  readonly secret?: typeof county.secret;
  readonly deviceId?: string;
  readonly deviceBox?: Uint8Array;
};

/** A feed file as the county's own writer makes it. */
export async function feedFile({
  items = [decision(1), decision(2)],
  epoch = 1,
  county: code = COUNTY,
  secret = county.secret,
  deviceId = device.id,
  deviceBox = box.publicKey,
}: FeedParts = {}): Promise<Buffer> {
  const made = await writeFeed({
    county: code,
    secret,
    books: {
      feed: async () => ({ items, end: items.length }),
      progress: async () => ({ epoch, received: 0, durableThrough: 0, feedEnd: items.length }),
    },
    device: {
      device: deviceId,
      pc: device.pc,
      formerPcs: [],
      deviceKey: '',
      deviceBox: Buffer.from(deviceBox).toString('base64url'),
      enrolledAt: '2026-11-22T08:00:00.000+08:00',
      revokedAt: null,
      countyKey: '',
    },
    after: 0,
    now: '2026-11-22T09:00:00.000+08:00',
    random: fixedBytes('feed'),
  });
  if (made === null) throw new Error('Nothing to feed');
  return Buffer.from(made.file);
}

/** The file with one bit turned. */
export function flipped(file: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return copy;
}

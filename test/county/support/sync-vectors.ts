import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { RECEIPT_FORMAT } from '#shared/protocol/sync/formats.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import { receiptFile, signReceipt } from '../../../county/decide/sign-receipt.ts';
import { writeFeed } from '../../../county/feed/write-feed.ts';
import { rawPublicOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import { fixedBytes, testCounty } from './sample-batch.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const wrapped = (text: string): string => text.replace(/(.{128})(?=.)/g, '$1\n');
const block = (title: string, text: string): string => `${title}:\n\n\`\`\`text\n${text}\n\`\`\``;

/** The worked example of a document of docs/formats as it stands there. */
export const exampleOf = (document: 'receipt' | 'feed'): string =>
  /<!-- vector -->\n\n([\s\S]*)\n\n<!-- \/vector -->/.exec(
    readFileSync(join(import.meta.dirname, `../../../docs/formats/${document}.md`), 'utf8'),
  )?.[1] ?? '';

/** The county of both examples, and the PC. */
export const vectorCounty = () => testCounty('sync vector county');
const AT = '2026-11-22T09:00:00.000+08:00';
const DEVICE = '0191a000-0000-7000-8000-00000000d001';
const PC = '210502001-A';
export const vectorBox = (): Uint8Array => fixedBytes('sync vector device box')(32);

function vectorReceipt() {
  const { secret } = vectorCounty();
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    county: '210502',
    countyKey: secret.keyId,
    epoch: 1,
    device: DEVICE,
    pc: PC,
    seq: 7,
    batchHash: 'ab'.repeat(32),
    receivedAt: AT,
    durableThrough: 5,
    records: [
      { hash: '01'.repeat(32), verdict: 'accepted' },
      {
        hash: '02'.repeat(32),
        verdict: 'held',
        reasons: [
          {
            code: 'same_bill',
            visit: 'v1',
            other: { number: '210502002-A-2026-00003', revision: 1, pc: '210502002-A' },
          },
        ],
        differences: [],
      },
    ],
  };
  const signature = signReceipt(receipt, secret);
  return { receipt, signature, file: receiptFile(receipt, signature) };
}

/** The example of docs/formats/receipt.md made again. */
export function receiptVector(): string {
  const { receipt, signature, file } = vectorReceipt();
  const text = canonicalJson(receipt);
  return [
    block('County public file', JSON.stringify(vectorCounty().publicFile)),
    block('Receipt', text),
    block('SHA-256 of the receipt', createHash('sha256').update(text).digest('hex')),
    block('Signature', hex(Buffer.from(signature, 'base64url'))),
    block(`The whole file, ${file.length} bytes`, wrapped(hex(file))),
  ].join('\n\n');
}

/** The example of docs/formats/feed.md made again: two items, fixed randomness. */
export async function feedVector(): Promise<string> {
  const { secret, publicFile } = vectorCounty();
  const subject = { id: 'a1', number: `${PC}-2026-00001`, revision: 1, record: '01'.repeat(32) };
  const items: FeedItem[] = [
    { n: 1, id: 'i1', at: AT, kind: 'receipt', file: Buffer.from(vectorReceipt().file).toString('base64url') },
    {
      n: 2,
      id: 'i2',
      at: AT,
      kind: 'payment',
      subject,
      payment: 'p1',
      movement: 'paid',
      amountFen: 123_456,
      paidOn: '2026-11-21',
      reason: '',
    },
  ];
  const [box, random] = [vectorBox(), fixedBytes('sync vector ephemeral')];
  const deviceBox = Buffer.from(rawPublicOf(secretKeyOf('x25519', box))).toString('base64url');
  const made = await writeFeed({
    county: '210502',
    secret,
    books: {
      feed: () => Promise.resolve({ items, end: 2 }),
      progress: () => Promise.resolve({ epoch: 1, received: 7, durableThrough: 5, feedEnd: 2 }),
    },
    device: {
      device: DEVICE,
      pc: PC,
      formerPcs: [],
      deviceKey: '',
      deviceBox,
      enrolledAt: AT,
      revokedAt: null,
      countyKey: secret.keyId,
    },
    after: 0,
    now: AT,
    random,
  });
  if (made === null) throw new Error('A feed of two items');
  const ephemeral = fixedBytes('sync vector ephemeral')(32);
  return [
    block('County public file', JSON.stringify(publicFile)),
    block('X25519 secret of the PC', hex(box)),
    block('Ephemeral secret key (random, forgotten after sealing)', hex(ephemeral)),
    block('Header', canonicalJson(made.header)),
    ...items.map((item, at) => block(`Item ${at + 1}`, canonicalJson(item))),
    block(`The whole file, ${made.file.length} bytes, \`${made.fileName}\``, wrapped(hex(made.file))),
  ].join('\n\n');
}

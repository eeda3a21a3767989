import { createDecipheriv, createHash, diffieHellman, hkdfSync, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { type FeedItem, feedFileName, feedHeaderSchema, feedItemSchema } from '#shared/protocol/sync/feed.ts';
import { publicKeyOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import { boxOf, countyService, logIn } from '../http/support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
beforeEach(async () => {
  county = await countyService();
});
afterEach(() => county.close());

const roster = (n: number, rows = 1): FeedItem => ({
  n,
  id: `item-${n}`,
  at: '2026-11-22T08:00:00+08:00',
  kind: 'roster',
  name: '低保名单',
  asOf: '2026-11-01',
  csv: `姓名,身份证号\n${Array.from({ length: rows }, (_, i) => `金丝雀${i},33078219900101${String(i).padStart(4, '0')}`).join('\n')}`,
});

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** A reader written from docs/formats/feed.md, not from the writer. */
function readFeed(file: Buffer, deviceBoxSecret: Uint8Array, receiptKey: Uint8Array) {
  expect(file.subarray(0, 6).toString('latin1')).toBe('AIDF1\0');
  const length = file.readUInt32BE(6);
  const headerBytes = file.subarray(10, 10 + length);
  const signature = file.subarray(10 + length, 74 + length);
  const body = file.subarray(74 + length);
  const message = Buffer.concat([Buffer.from('aid1/feed-header\0', 'latin1'), sha256(headerBytes)]);
  if (!verify(null, message, publicKeyOf('ed25519', receiptKey), signature)) throw new Error('signature');
  const header = feedHeaderSchema.parse(JSON.parse(headerBytes.toString('utf8')));
  if (sha256(body).toString('hex') !== header.bodyHash) throw new Error('body');
  const { bodyHash: _, ...prelude } = header;
  const epk = Buffer.from(header.epk, 'base64url');
  const privateKey = secretKeyOf('x25519', deviceBoxSecret);
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', epk) });
  const deviceBox = Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const okm = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([epk, deviceBox]), 'aid1/feed/A1', 39));
  const plain: Buffer[] = [];
  const count = Math.ceil(body.length / 65_552);
  for (let index = 0; index < count; index++) {
    const chunk = body.subarray(index * 65_552, (index + 1) * 65_552);
    const nonce = Buffer.concat([okm.subarray(32), Buffer.alloc(5)]);
    nonce.writeUInt32BE(index, 7);
    nonce.writeUInt8(index === count - 1 ? 1 : 0, 11);
    const decipher = createDecipheriv('aes-256-gcm', okm.subarray(0, 32), nonce);
    decipher.setAAD(sha256(Buffer.from(canonicalJson(prelude))));
    decipher.setAuthTag(chunk.subarray(-16));
    plain.push(decipher.update(chunk.subarray(0, -16)), decipher.final());
  }
  const packed = Buffer.concat(plain);
  expect(packed.length).toBe(header.packedLength);
  const frames = inflateRawSync(packed);
  expect(frames.length).toBe(header.bodyLength);
  const items: FeedItem[] = [];
  for (let at = 0; at < frames.length;) {
    const size = frames.readUInt32BE(at);
    items.push(feedItemSchema.parse(JSON.parse(frames.subarray(at + 4, at + 4 + size).toString('utf8'))));
    at += 4 + size;
  }
  return { header, items };
}

const ask = async (query: string) =>
  county.app.inject({ method: 'GET', url: `/v1/feed?${query}`, headers: await logIn(county.app, county.device) });
const open = (file: Buffer, box = boxOf(county.device)) => readFeed(file, box, county.secret.receiptPublic);

describe('a feed file', () => {
  it('brings the items after the one the PC has, and only the PC can open it', async () => {
    for (const n of [1, 2, 3]) county.books.give(roster(n));
    const answer = await ask('epoch=1&after=1');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    const { header, items } = open(answer.rawPayload);
    expect(items).toEqual([roster(2), roster(3)]);
    expect(header).toMatchObject({ device: county.device.id, epoch: 1, first: 2, last: 3, end: 3, count: 2 });
    expect(feedFileName(header)).toBe('AIDF1-210502001-A-e0001-00000002-00000003.aidfeed');
    expect(answer.rawPayload.includes(Buffer.from('金丝雀'))).toBe(false);
    expect(() => open(answer.rawPayload, new Uint8Array(32).fill(7))).toThrow(Error);
  });

  it('is none when there is nothing new', async () => {
    expect((await ask('epoch=1&after=0')).statusCode).toBe(204);
    county.books.give(roster(1));
    expect((await ask('epoch=1&after=1')).statusCode).toBe(204);
  });

  it('begins anew for a PC of an older epoch, and refuses one that has seen a later', async () => {
    county.books.give(roster(1));
    expect(open((await ask('epoch=0&after=77')).rawPayload).header.first).toBe(1);
    const later = await ask('epoch=2&after=0');
    expect([later.statusCode, later.json<{ detail: string }>().detail]).toEqual([400, 'epoch']);
  });

  it('goes over many chunks', async () => {
    county.books.give(roster(1, 60_000));
    const { rawPayload } = await ask('epoch=1&after=0');
    expect(rawPayload.length).toBeGreaterThan(3 * 65_536);
    expect(open(rawPayload).items).toEqual([roster(1, 60_000)]);
  });

  it('is sealed anew each time: no key and no nonce comes twice', async () => {
    county.books.give(roster(1));
    const [one, two] = [
      open((await ask('epoch=1&after=0')).rawPayload),
      open((await ask('epoch=1&after=0')).rawPayload),
    ];
    expect(one.items).toEqual(two.items);
    expect(one.header.epk).not.toBe(two.header.epk);
  });

  it('cannot be changed by a single bit anywhere', async () => {
    county.books.give(roster(1));
    const file = Buffer.from((await ask('epoch=1&after=0')).rawPayload);
    let refused = 0;
    for (let at = 0; at < file.length; at++) {
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      expect(() => open(changed)).toThrow(Error);
      refused++;
    }
    expect(refused).toBe(file.length);
  });
});

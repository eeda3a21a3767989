import { createDecipheriv, createHash, diffieHellman, hkdfSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HOLD_REASONS, receiptSchema } from '#shared/protocol/sync/receipt.ts';
import { feedHeaderSchema, feedItemSchema } from '#shared/protocol/sync/feed.ts';
import { nextKeySchema } from '#shared/protocol/sync/next-key.ts';
import { PROBLEM_CODES } from '#shared/protocol/sync/county-api.ts';
import { publicKeyOf, rawPublicOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import { exampleOf, feedVector, receiptVector } from '../support/sync-vectors.ts';

const document = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../../docs/formats/${name}.md`), 'utf8');
const blockOf = (example: string, title: string): string =>
  new RegExp(`^${title}[^\n]*:\n\n\`\`\`text\n([^\`]*)\n\`\`\`$`, 'm').exec(example)?.[1] ?? '';
const bytesOf = (example: string, title: string): Buffer =>
  Buffer.from(blockOf(example, title).replaceAll('\n', ''), 'hex');
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const receiptKeyOf = (example: string) => {
  const { receipt } = JSON.parse(blockOf(example, 'County public file')) as { receipt: string };
  return publicKeyOf('ed25519', Buffer.from(receipt, 'base64url'));
};
const named = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/`([\w-]+)`/g)].map((match) => match[1] ?? ''));

describe('docs/formats/receipt.md', () => {
  const example = exampleOf('receipt');

  test('its worked example is what the program makes, and what whoever knows only the document finds in it', () => {
    expect(example).toBe(receiptVector());
    const file = bytesOf(example, 'The whole file');
    expect(file.subarray(0, 6).toString('hex')).toBe('414944523100');
    const length = file.readUInt32BE(6);
    const receipt = file.subarray(10, 10 + length);
    expect(receipt.toString('utf8')).toBe(blockOf(example, 'Receipt'));
    expect(file.length).toBe(10 + length + 64);
    const message = Buffer.concat([Buffer.from('aid1/receipt\0', 'latin1'), sha256(receipt)]);
    expect(verify(null, message, receiptKeyOf(example), file.subarray(-64))).toBe(true);
  });

  test('names every member and every reason', () => {
    const known = named(document('receipt'));
    expect([...Object.keys(receiptSchema.shape), ...HOLD_REASONS].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('docs/formats/feed.md', () => {
  const example = exampleOf('feed');

  test('its worked example is what the program makes, and what whoever knows only the document finds in it', async () => {
    expect(example).toBe(await feedVector());
    const file = bytesOf(example, 'The whole file');
    const length = file.readUInt32BE(6);
    const head = file.subarray(10, 10 + length);
    expect(head.toString('utf8')).toBe(blockOf(example, 'Header'));
    const message = Buffer.concat([Buffer.from('aid1/feed-header\0', 'latin1'), sha256(head)]);
    expect(verify(null, message, receiptKeyOf(example), file.subarray(10 + length, 74 + length))).toBe(true);
    const header = feedHeaderSchema.parse(JSON.parse(head.toString('utf8')));
    const body = file.subarray(74 + length);
    expect(sha256(body).toString('hex')).toBe(header.bodyHash);
    const privateKey = secretKeyOf('x25519', bytesOf(example, 'X25519 secret of the PC'));
    const ephemeral = secretKeyOf('x25519', bytesOf(example, 'Ephemeral secret key'));
    const epk = Buffer.from(header.epk, 'base64url');
    expect(Buffer.from(rawPublicOf(ephemeral)).equals(epk)).toBe(true);
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', epk) });
    const salt = Buffer.concat([epk, rawPublicOf(privateKey)]);
    const okm = Buffer.from(hkdfSync('sha256', shared, salt, 'aid1/feed/A1', 39));
    // One chunk: index 0, the last one.
    const nonce = Buffer.concat([okm.subarray(32), Buffer.from('0000000001', 'hex')]);
    const decipher = createDecipheriv('aes-256-gcm', okm.subarray(0, 32), nonce);
    const prelude = blockOf(example, 'Header').replace(`"bodyHash":"${header.bodyHash}",`, '');
    decipher.setAAD(sha256(Buffer.from(prelude)));
    decipher.setAuthTag(body.subarray(-16));
    const packed = Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
    const frames = inflateRawSync(packed);
    const items: string[] = [];
    for (let at = 0; at < frames.length; at += 4 + frames.readUInt32BE(at))
      items.push(frames.toString('utf8', at + 4, at + 4 + frames.readUInt32BE(at)));
    expect(items).toEqual([blockOf(example, 'Item 1'), blockOf(example, 'Item 2')]);
  });

  test('names every kind of item and every member', () => {
    const known = named(document('feed'));
    const kinds = feedItemSchema.options.map(({ shape }) => shape.kind.value);
    const members = [
      ...Object.keys(feedHeaderSchema.shape),
      ...feedItemSchema.options.flatMap(({ shape }) => Object.keys(shape)),
      ...Object.keys(nextKeySchema.shape),
    ];
    expect([...kinds, ...members].filter((name) => !known.has(name))).toEqual([]);
  });
});

test('docs/formats/county-api.md names every refusal', () => {
  const known = named(document('county-api'));
  expect(PROBLEM_CODES.filter((code) => !known.has(code))).toEqual([]);
});

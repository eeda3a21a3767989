import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { countyKeyPair, fingerprintOf } from '../../county/keys/county-secret.ts';
import { readCountyKey } from '../../electron/sync/read-county-key.ts';
import { fixedBytes, testCounty } from '../county/support/sample-batch.ts';

const { publicFile, key } = testCounty();
const text = JSON.stringify(publicFile);
const bad = { ok: false, error: { code: 'BAD_COUNTY_KEY' } };

test('a county key file is read, also when Notepad re-saved it', () => {
  expect(readCountyKey(text)).toEqual({ ok: true, value: key });
  expect(readCountyKey(`\uFEFF${JSON.stringify(publicFile, null, 2).replaceAll('\n', '\r\n')}\r\n`)).toEqual({
    ok: true,
    value: key,
  });
  expect(key).toMatchObject({ name: '测试县医疗保障局', keyId: publicFile.keyId });
  expect(key.fingerprint).toMatch(/^\d{4}( \d{4}){7}$/);
});

test('another key has another id and another fingerprint', () => {
  const other = readCountyKey(JSON.stringify(countyKeyPair('测试县医疗保障局', fixedBytes('other')(64)).publicFile));
  if (!other.ok) throw new Error(other.error.code);
  expect(other.value.keyId).not.toBe(key.keyId);
  expect(other.value.fingerprint).not.toBe(key.fingerprint);
});

test.each([
  ['nothing', ''],
  ['no JSON', 'AID'],
  ['null', 'null'],
  ['a list', '[]'],
  ['half a file', text.slice(0, -10)],
  ['another format', JSON.stringify({ ...publicFile, format: 'aid-county-key/2' })],
  ['an unknown member', JSON.stringify({ ...publicFile, url: 'https://example.invalid' })],
  ['an empty name', JSON.stringify({ ...publicFile, name: '   ' })],
  ['a key id that is not that of its keys', JSON.stringify({ ...publicFile, keyId: '0123456789abcdef' })],
  ['another box key', JSON.stringify({ ...publicFile, box: publicFile.receipt })],
  ['another receipt key', JSON.stringify({ ...publicFile, receipt: publicFile.box })],
  ['a short key', JSON.stringify({ ...publicFile, box: publicFile.box.slice(0, -1) })],
  ['a key spelt a second way', JSON.stringify({ ...publicFile, box: `${publicFile.box.slice(0, -1)}B` })],
  ['20,001 characters', `${text}${' '.repeat(20_001)}`],
])('%s is not a county key', (_, typed) => {
  expect(readCountyKey(typed)).toEqual(bad);
});

test("the county's secret key file is told apart, whole or not, because somebody must be warned", () => {
  const secret = { ok: false, error: { code: 'COUNTY_SECRET_KEY' } };
  const { secretFile } = testCounty();
  expect(readCountyKey(JSON.stringify(secretFile))).toEqual(secret);
  expect(readCountyKey(`\uFEFF${JSON.stringify(secretFile, null, 2)}\r\n`)).toEqual(secret);
  expect(readCountyKey(JSON.stringify({ format: secretFile.format }))).toEqual(secret);
});

test('a box key of small order is not taken, although its id is right', () => {
  const box = Buffer.alloc(32).toString('base64url');
  const receipt = publicFile.receipt;
  // SHA-256 over 32 zero bytes and the receipt key, as the document says.
  const keyId = idOf(Buffer.alloc(32), Buffer.from(receipt, 'base64url'));
  expect(readCountyKey(JSON.stringify({ ...publicFile, box, receipt, keyId }))).toEqual(bad);
});

function idOf(box: Uint8Array, receipt: Uint8Array): string {
  return createHash('sha256').update(box).update(receipt).digest('hex').slice(0, 16);
}

test('a key for policy packs is read with the others and is part of what is read over the telephone', () => {
  const seed = fixedBytes('packs')(64);
  const policy = fixedBytes('policy')(32);
  const [without, withKey, withOther] = [undefined, policy, fixedBytes('another')(32)].map((raw) => {
    const read = readCountyKey(JSON.stringify(countyKeyPair('测试县医疗保障局', seed, raw).publicFile));
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  });
  expect(without?.policy).toBeNull();
  expect(withKey?.policy).toEqual(policy);
  expect(withKey?.keyId).toBe(without?.keyId);
  expect(new Set([without, withKey, withOther].map((read) => read?.fingerprint)).size).toBe(3);
  expect(withKey?.fingerprint).toBe(fingerprintOf(withKey?.box ?? seed, withKey?.receipt ?? seed, policy));
});

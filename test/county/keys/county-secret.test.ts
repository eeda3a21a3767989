import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { countyKeyPair, fingerprintOf, readCountySecret } from '../../../county/keys/county-secret.ts';
import { fixedBytes, testCounty } from '../support/sample-batch.ts';

const { secretFile, publicFile, secret, key } = testCounty();

test('both sides compute the same key id and fingerprint', () => {
  expect(secret.keyId).toBe(key.keyId);
  expect(fingerprintOf(secret.boxPublic, secret.receiptPublic)).toBe(key.fingerprint);
  expect(key.fingerprint).toMatch(/^\d{4}( \d{4}){7}$/);
});

test('the keys are those that OpenSSL derives from the same secret bytes', () => {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b656e04220420', 'hex'),
    Buffer.from(secretFile.boxSecret, 'base64url'),
  ]);
  const box = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  expect(box.export({ format: 'jwk' })['x']).toBe(publicFile.box);
});

test.each([
  ['no JSON', 'not json'],
  ['another format', JSON.stringify({ ...secretFile, format: 'aid-county-key/1' })],
  ['a key id of another pair', JSON.stringify({ ...secretFile, keyId: '0123456789abcdef' })],
  ['a secret of another pair', JSON.stringify({ ...secretFile, boxSecret: secretFile.receiptSecret })],
  ['a short secret', JSON.stringify({ ...secretFile, boxSecret: 'AAAA' })],
  ['an unknown member', JSON.stringify({ ...secretFile, more: 1 })],
  ['the public file', JSON.stringify(publicFile)],
])('a secret file with %s is not taken', (_, text) => {
  expect(readCountySecret(text)).toBeNull();
});

test('a pair needs 64 secret bytes', () => {
  expect(() => countyKeyPair('县', fixedBytes('short')(32))).toThrow(RangeError);
});

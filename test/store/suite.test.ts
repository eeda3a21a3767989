import { expect, test } from 'vitest';
import { SUITE, suiteNamed } from '../../electron/store/suite/suites.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

test('a name this program does not take has no suite', () => {
  expect(suiteNamed('A1')).toBe(SUITE);
  expect(suiteNamed('S1')).toBeNull();
});

test('HMAC, HKDF and Ed25519 give the published answers', () => {
  // RFC 4231 case 2; RFC 5869 case 3 (32 of its 42 bytes); RFC 8032 test 2.
  expect(SUITE.mac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(SUITE.derive(Buffer.alloc(22, 0x0b), '').toString('hex')).toBe(
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
  );
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const { privateKey, publicKey } = SUITE.signingKey(seed);
  expect(publicKey.toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = SUITE.sign(privateKey, Buffer.of(0x72));
  expect(signature.toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(SUITE.verify(publicKey, Buffer.of(0x72), signature)).toBe(true);
  expect(SUITE.verify(publicKey, Buffer.of(0x73), signature)).toBe(false);
  expect(SUITE.verify(publicKey, Buffer.of(0x72), signature.subarray(1))).toBe(false);
});

test('what is sealed opens only with the same key and the same associated text', () => {
  const sealed = SUITE.seal(key, 'place', Buffer.from('secret'));
  expect(SUITE.unseal(key, 'place', sealed)?.toString()).toBe('secret');
  expect(SUITE.unseal(key, 'other', sealed)).toBeNull();
  expect(SUITE.unseal(Buffer.alloc(32), 'place', sealed)).toBeNull();
  expect(SUITE.unseal(key, 'place', { ...sealed, tag: sealed.tag.subarray(0, 4) })).toBeNull();
});

test('a key derived in two steps is the one derived at once', () => {
  const base = SUITE.extract(key);
  for (const purpose of ['', 'aid1/row/person/p-1', '人员'.repeat(60)])
    expect(SUITE.expand(base, purpose)).toEqual(SUITE.derive(key, purpose));
});

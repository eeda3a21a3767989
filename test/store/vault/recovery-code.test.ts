import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from '../../../electron/store/vault/recovery-code.ts';

const secret = fc.uint8Array({ minLength: 20, maxLength: 20 });

test('32 characters and 2 check characters in groups of four', () => {
  expect(writeRecoveryCode(Buffer.alloc(20))).toMatch(/^(0000-){8}[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(() => writeRecoveryCode(Buffer.alloc(19))).toThrow('20 bytes');
});

test('every code reads back', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      expect(readRecoveryCode(writeRecoveryCode(bytes))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('lower case, spaces, full width, o for 0 and i or l for 1 do not matter', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const code = writeRecoveryCode(bytes);
      const full = code.replace(/[0-9A-Z]/g, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
      const typed = [
        code.toLowerCase(),
        ` ${code.replaceAll('-', ' ')} `,
        code.replaceAll('-', ''),
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        code.replaceAll('0', 'O').replaceAll('1', 'I'),
        full,
      ];
      for (const each of typed) expect(readRecoveryCode(each)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('most single wrong characters and exchanged neighbours are noticed before any key is tried', () => {
  const code = writeRecoveryCode(Buffer.from('0123456789abcdef0123456789abcdef01234567', 'hex')).replaceAll('-', '');
  const wrong = [...code].flatMap((symbol, at) =>
    ['7', 'Q', 'Z'].filter((each) => each !== symbol).map((each) => code.slice(0, at) + each + code.slice(at + 1)),
  );
  const accepted = wrong.filter((each) => readRecoveryCode(each) !== null);
  expect(wrong.length).toBeGreaterThan(90);
  expect(accepted.length).toBeLessThanOrEqual(1);
});

test.each(['', 'U', 'ABCD-EFGH', `${'0'.repeat(32)}!!`, '0'.repeat(35)])('%j is no code', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});

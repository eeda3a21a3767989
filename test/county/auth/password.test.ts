import { describe, expect, it } from 'vitest';
import { checkPassword, storePassword } from '../../../county/auth/password.ts';
import { fixedBytes } from '../support/sample-batch.ts';

describe('a stored password', () => {
  it('is known again, with whether it was only for once, and no other is', async () => {
    const stored = await storePassword('八月桂花遍地开', 'once', fixedBytes('salt'));
    expect(stored).toMatch(/^scrypt\$once\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(stored).not.toContain('桂花');
    expect(await checkPassword('八月桂花遍地开', stored)).toBe('once');
    expect(await checkPassword('八月桂花遍地', stored)).toBeNull();
  });

  it('means the same in both ways of writing a character', async () => {
    const stored = await storePassword('caf\u00e9 Ａ1', 'own', fixedBytes('salt'));
    expect(await checkPassword('cafe\u0301 A1', stored)).toBe('own');
  });

  it.each([
    'scrypt$own$1024$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$own$99999999$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'plain$secret',
    '',
  ])('that is weaker, dearer or none is never right: %s', async (stored) => {
    expect(await checkPassword('secret', stored)).toBeNull();
  });
});

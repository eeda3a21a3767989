import { storePassword } from '../../../../county/auth/password.ts';
import type { Role } from '../../../../county/books/roles.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import '../../../support/remember/remember-scrypt.ts';
import { PASSWORD } from './password.ts';

/** One salt for all: then their one password is derived once for a file of tests. */
const fixedSalt = (size: number): Uint8Array => new Uint8Array(size).fill(7);

/** Somebody with a password of their own. */
export async function makeUser({ county }: RunningCounty, user: string, name: string, roles: readonly Role[]) {
  const password = await storePassword(PASSWORD, 'own', fixedSalt);
  const made = await county.books.makeUser({ user, name, roles, password, active: true }, 'cli');
  if (!made.ok) throw new Error(made.refusal.code);
}

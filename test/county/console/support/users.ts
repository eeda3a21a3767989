import { storePassword } from '../../../../county/auth/password.ts';
import type { Role } from '../../../../county/books/roles.ts';
import { machine } from '../../../../county/context.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { PASSWORD } from './password.ts';

/** Somebody with a password of their own. */
export async function makeUser({ county }: RunningCounty, user: string, name: string, roles: readonly Role[]) {
  const password = await storePassword(PASSWORD, 'own', machine.random);
  const made = await county.books.makeUser({ user, name, roles, password, active: true }, 'cli');
  if (!made.ok) throw new Error(made.refusal.code);
}

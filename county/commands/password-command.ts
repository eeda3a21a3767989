import { oneTimePassword } from '../auth/one-time-password.ts';
import { storePassword } from '../auth/password.ts';
import type { Books } from '../books/books.ts';
import { booksRefusalText } from '../books/books-refusal.ts';
import { UsageError } from '../cli/terminal.ts';
import type { Machine } from '../context.ts';
import type { Command } from './command.ts';

/** Name under which the first administrator signs in. */
const FIRST_USER = 'admin';

/** Makes the first administrator when there is no user yet; gives the password, which is nowhere else. Null: there are users. */
export async function makeFirstUser(
  books: Books,
  random: Machine['random'],
): Promise<{ readonly user: string; readonly password: string } | null> {
  if ((await books.users()).length > 0) return null;
  const password = oneTimePassword(random);
  const stored = await storePassword(password, 'once', random);
  const made = await books.makeUser(
    { user: FIRST_USER, name: '首位管理员', roles: ['administrator'], password: stored, active: true },
    'cli',
  );
  // Another node was faster: its terminal shows the password.
  return made.ok ? { user: FIRST_USER, password } : null;
}

/** `new-password 用户`: a one-time password for somebody who forgot theirs. */
export const giveNewPassword: Command = async ({ names }, { county, machine, out, err }) => {
  const [name, ...rest] = names;
  if (name === undefined || rest.length > 0) throw new UsageError('用法：new-password 用户');
  const user = await county.books.user(name);
  if (user === null) {
    err(`✗ 没有用户 ${name}。`);
    return 1;
  }
  const password = oneTimePassword(machine.random);
  const stored = await storePassword(password, 'once', machine.random);
  const changed = await county.books.changeUser({ ...user, password: stored, active: true }, 'cli');
  if (!changed.ok) {
    err(`✗ ${booksRefusalText(changed.refusal)}`);
    return 1;
  }
  out(`${user.name}（${name}）的一次性密码　${password}\n登录后须立即改成自己的密码。`);
  return 0;
};

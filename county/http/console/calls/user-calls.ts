import { oneTimePassword } from '../../../auth/one-time-password.ts';
import { storePassword } from '../../../auth/password.ts';
import type { User } from '../../../books/books.ts';
import { refuse } from '../../../books/books-refusal.ts';
import type { OneTimeView } from '../../../console/api/views.ts';
import type { Caller, ConsoleHandlers } from '../caller.ts';
import { valueOf } from '../console-refusal.ts';
import { isOneTime } from './session-calls.ts';

type UserHandlers = Pick<
  ConsoleHandlers,
  'users' | 'make-user' | 'change-roles' | 'deactivate-user' | 'renew-password'
>;

/** What is done at the machine itself stands under this name in the history; nobody else bears it. */
const AT_THE_MACHINE = 'cli';

/** Who may work here. */
export const userCalls: UserHandlers = {
  users: async (_input, { service }) => ({
    users: (await service.books.users()).map((user) => ({
      user: user.user,
      name: user.name,
      roles: user.roles,
      isActive: user.active,
      mustChoose: isOneTime(user),
    })),
  }),

  'make-user': async ({ user, name, roles }, caller) => {
    if (user === AT_THE_MACHINE) return valueOf(refuse('user_taken'));
    const { password, stored } = await makePassword(caller);
    const made: User = { user, name, roles: [...new Set(roles)], password: stored, active: true };
    valueOf(await caller.service.books.makeUser(made, caller.signedIn.user.user));
    return { user, name, password };
  },

  'change-roles': async ({ user, roles }, caller) => {
    const before = await known(caller, user);
    const changed: User = { ...before, roles: [...new Set(roles)] };
    return valueOf(await caller.service.books.changeUser(changed, caller.signedIn.user.user));
  },

  'deactivate-user': async ({ user }, caller) => {
    const before = await known(caller, user);
    const changed: User = { ...before, active: false };
    return valueOf(await caller.service.books.changeUser(changed, caller.signedIn.user.user));
  },

  'renew-password': async ({ user }, caller): Promise<OneTimeView> => {
    const before = await known(caller, user);
    const { password, stored } = await makePassword(caller);
    const changed: User = { ...before, password: stored, active: true };
    valueOf(await caller.service.books.changeUser(changed, caller.signedIn.user.user));
    return { user, name: before.name, password };
  },
};

async function known({ service }: Caller, name: string): Promise<User> {
  const user = await service.books.user(name);
  return user ?? valueOf(refuse('unknown_user'));
}

async function makePassword({ service }: Caller) {
  const { random } = service.machine;
  const password = oneTimePassword(random);
  return { password, stored: await storePassword(password, 'once', random) };
}

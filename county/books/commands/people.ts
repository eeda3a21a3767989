import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { Books, User, UserInput } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import { readUserName } from '../fold/user-name.ts';
import { ROLES } from '../roles.ts';
import { askRole, type Commanding } from './desk-facts.ts';

export const makeUser =
  ({ county, keeper, now }: Commanding): Books['makeUser'] =>
  (input, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      if ((await usersIn(connection, county)).some(({ username }) => username === input.user))
        return refuse('user_taken');
      await note({ kind: 'user-made', at: now(), by, ...inputOf(input) });
      return booked(null);
    });

export const changeUser =
  ({ county, keeper, now }: Commanding): Books['changeUser'] =>
  (input, by) =>
    keeper.change(async ({ connection, note }) => {
      // People change their own password; all else is an administrator's.
      const users = await usersIn(connection, county);
      const before = users.find(({ username }) => username === input.user);
      if (before === undefined) return refuse('unknown_user');
      const isOwnPassword =
        by === input.user && before.is_active && input.active && sameRoles(before.roles, input.roles);
      const refusal = isOwnPassword ? null : await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      const staysAdministrator = input.active && input.roles.includes('administrator');
      const others = users.filter((user) => user.username !== input.user);
      if (isAdministrator(before) && !staysAdministrator && !others.some(isAdministrator))
        return refuse('last_administrator');
      await note({ kind: 'user-changed', at: now(), by, ...inputOf(input) });
      return booked(null);
    });

const inputOf = ({ user, name, roles, password, active }: UserInput) => ({
  user,
  name,
  password,
  active,
  roles: [...roles],
});

const userRow = z.object({
  username: z.string(),
  roles: z.string().transform((text) => z.array(z.enum(ROLES)).parse(JSON.parse(text))),
  password: z.string(),
  is_active: z.boolean(),
  sealed: z.instanceof(Uint8Array),
});
type UserRow = z.infer<typeof userRow>;

const isAdministrator = ({ roles, is_active }: UserRow): boolean => is_active && roles.includes('administrator');
const sameRoles = (a: UserRow['roles'], b: UserInput['roles']): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

const usersIn = (connection: Connection, county: string): Promise<readonly UserRow[]> =>
  connection.rows(
    userRow,
    'select username, roles, password, is_active, sealed from console_user where county = $1 order by username',
    [county],
  );

/** Every user, also those that are out of use. */
export async function readUsers(connection: Connection, county: string, seal: CountySeal): Promise<readonly User[]> {
  const rows = await usersIn(connection, county);
  return rows.map(({ username, roles, password, is_active, sealed }) => ({
    user: username,
    name: readUserName(seal, county, username, sealed),
    roles,
    password,
    active: is_active,
  }));
}

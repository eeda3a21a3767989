import { z } from 'zod';
import { ROLES } from '../../domain/role.ts';
import { channel, id, instant, nothing, password } from '../channel.ts';

const name = z.string().trim().min(1).max(50);
/** At least one; the order does not matter. */
const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);

export const userRow = z.strictObject({
  id,
  name,
  roles: z.array(z.enum(ROLES)),
  /** Null: never yet. */
  lastLogInAt: instant.nullable(),
});
export type UserRow = z.infer<typeof userRow>;

/** The people who may open the data of this PC. All of it is the administrator's. */
export const userChannels = {
  /** In the order they came. Who was removed is not in it. */
  'user/list': channel('admin', 'read', nothing, z.strictObject({ rows: z.array(userRow) })),
  /** The new person types the password. USER_NAME_TAKEN, PASSWORD_TOO_SHORT, PASSWORD_TOO_WEAK. */
  'user/add': channel('admin', 'write', z.strictObject({ name, roles, password }), nothing),
  /** UNKNOWN_USER, USER_NAME_TAKEN. */
  'user/rename': channel('admin', 'write', z.strictObject({ userId: id, name }), nothing),
  /** UNKNOWN_USER, LAST_ADMIN. */
  'user/setRoles': channel('admin', 'write', z.strictObject({ userId: id, roles }), nothing),
  /**
   * Another user's password, typed by that user, and the administrator's own. UNKNOWN_USER, OWN_ACCOUNT, WRONG_PASSWORD,
   * WAIT_BEFORE_RETRY, PASSWORD_TOO_SHORT, PASSWORD_TOO_WEAK.
   */
  'user/resetPassword': channel(
    'admin',
    'write',
    z.strictObject({ userId: id, newPassword: password, password }),
    nothing,
  ),
  /** The name stays for old entries. UNKNOWN_USER, LAST_ADMIN, OWN_ACCOUNT. */
  'user/remove': channel('admin', 'write', z.strictObject({ userId: id }), nothing),
};

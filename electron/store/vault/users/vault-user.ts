import { type Role, ROLES } from '#shared/domain/role.ts';
import { bytesOf, choiceOf, listOf, members, textOf } from '../../read-json.ts';

/** JSON as the key file has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Somebody who may open, or once could open, the data of this PC. */
export type VaultUser = {
  readonly id: string;
  readonly name: string;
  /** Every signing key the user ever had, the present one last: old audit entries stay verifiable after a recovery. */
  readonly publicKeys: readonly Buffer[];
  /** Null in a file of the first release, whose one user did everything; see `rolesOf`. */
  readonly roles: readonly Role[] | null;
  /** Raw X25519 key to which a new data key can be wrapped in the user's absence; null until the next log-in. */
  readonly boxKey: Buffer | null;
  /** When the user was taken off this PC; the name stays for old entries. Null: still here. */
  readonly removedAt: string | null;
};

/** What a user may do here. */
export const rolesOf = ({ roles, removedAt }: VaultUser): readonly Role[] =>
  removedAt !== null ? [] : (roles ?? ROLES);

/** Those who may still log in. */
export const presentUsers = (users: readonly VaultUser[]): readonly VaultUser[] =>
  users.filter(({ removedAt }) => removedAt === null);

/** A user as the file has it. What the first release did not know is left out when it is not set: its files stay good. */
export const vaultUserJson = ({ id, name, publicKeys, roles, boxKey, removedAt }: VaultUser): Json => ({
  id,
  name,
  publicKeys: publicKeys.map(base64),
  ...(roles === null ? {} : { roles }),
  ...(boxKey === null ? {} : { boxKey: base64(boxKey) }),
  ...(removedAt === null ? {} : { removedAt }),
});

/** Reads one back; throws `ShapeError`. */
export function readVaultUser(value: unknown): VaultUser {
  const from = members(value);
  return {
    id: textOf(from, 'id'),
    name: textOf(from, 'name'),
    publicKeys: listOf(from, 'publicKeys', (key) => bytesOf({ key }, 'key')),
    roles: 'roles' in from ? listOf(from, 'roles', (role) => choiceOf({ role }, 'role', ROLES)) : null,
    boxKey: 'boxKey' in from ? bytesOf(from, 'boxKey') : null,
    removedAt: 'removedAt' in from ? textOf(from, 'removedAt') : null,
  };
}

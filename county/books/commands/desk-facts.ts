import { z } from 'zod';
import type { CountySecret } from '../../keys/county-secret.ts';
import type { Connection } from '../../db/database.ts';
import { refuse, type Booked } from '../books-refusal.ts';
import type { Keeper } from '../keep/keeper.ts';
import { refuseOutrun } from '../keep/outrun.ts';
import { ROLE_NAMES, ROLES, type Role } from '../roles.ts';

const rolesSchema = z.array(z.enum(ROLES));

/** What every change of the books is made with. */
export type Commanding = {
  readonly county: string;
  readonly countyName: string;
  readonly keeper: Keeper;
  readonly secret: CountySecret;
  readonly now: () => string;
  readonly newId: () => string;
};

const userRow = z.object({ roles: z.string(), is_active: z.boolean() });

type Refused = Extract<Booked<never>, { readonly ok: false }>;

/** As {@link askRole}, of what must not be done beside a county that works elsewhere with newer books. */
export async function askMoneyRole(
  connection: Connection,
  county: string,
  by: string,
  role: Role,
): Promise<Refused | null> {
  return (await askRole(connection, county, by, role)) ?? refuseOutrun(connection, county);
}

/** Null when a user may do it. Whoever works at the machine itself (`cli`) is an administrator and nothing else. */
export async function askRole(connection: Connection, county: string, by: string, role: Role): Promise<Refused | null> {
  if (by === 'cli' && role === 'administrator') return null;
  const [row] = await connection.rows(
    userRow,
    'select roles, is_active from console_user where county = $1 and username = $2',
    [county, by],
  );
  if (row === undefined || !row.is_active) return failed(refuse('unknown_user'));
  const roles = rolesSchema.parse(JSON.parse(row.roles));
  return roles.includes(role) ? null : failed(refuse('role_missing', { role: ROLE_NAMES[role] }));
}

function failed(result: Booked<never>): Refused {
  if (result.ok) throw new TypeError('Not a refusal');
  return result;
}

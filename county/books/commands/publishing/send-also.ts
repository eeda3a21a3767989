import { z } from 'zod';
import type { Connection } from '../../../db/database.ts';
import type { Books } from '../../books.ts';
import { type Booked, booked, refuse } from '../../books-refusal.ts';
import { holders } from '../../fold/fold-published.ts';
import type { Desk } from '../../keep/keeper.ts';
import { readDevices } from '../../keep/read-device.ts';
import { askMoneyRole, type Commanding } from '../desk-facts.ts';

const kindRow = z.object({ kind: z.string() });
const devicesRow = z.object({ devices: z.string().nullable() });

type To = readonly string[] | null;

/** Sends what was published before to more PCs. */
export const publishAlso =
  (commanding: Commanding): Books['publishAlso'] =>
  ({ publication, devices }, by) =>
    commanding.keeper.change(async (desk) => {
      const { connection } = desk;
      const refusal = await askMoneyRole(connection, commanding.county, by, 'administrator');
      if (refusal !== null) return refusal;
      const [row] = await connection.rows(kindRow, 'select kind from publication where county = $1 and id = $2', [
        commanding.county,
        publication,
      ]);
      if (row === undefined) return refuse('unknown_publication');
      if (row.kind === 'ledger') return refuse('ledger_own');
      return sendAlso(commanding, desk, { publication, devices }, by);
    });

/** Inside a change: the PCs that have it not yet, or from now on all. Refusals: unknown_device, sent_already. */
export async function sendAlso(
  { county, now }: Commanding,
  { connection, note }: Desk,
  { publication, devices }: { readonly publication: string; readonly devices: To },
  by: string,
): Promise<Booked<{ readonly sent: number }>> {
  const known = await readDevices(connection, county);
  if (devices?.every((id) => known.some(({ device }) => device === id)) === false) return refuse('unknown_device');
  const had = await holders({ connection, county }, publication);
  const to = devices ?? known.flatMap(({ device, revokedAt }) => (revokedAt === null ? [device] : []));
  const lacking = to.filter((device) => !had.has(device));
  const isNews = devices === null && !(await isForAll(connection, county, publication));
  if (lacking.length === 0 && !isNews) return refuse('sent_already');
  await note({
    kind: 'published-also',
    at: now(),
    by,
    publication,
    devices: devices === null ? null : lacking,
  });
  return booked({ sent: lacking.length });
}

async function isForAll(connection: Connection, county: string, id: string): Promise<boolean> {
  const [row] = await connection.rows(devicesRow, 'select devices from publication where county = $1 and id = $2', [
    county,
    id,
  ]);
  return row?.devices === null;
}

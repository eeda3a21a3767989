import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import { type TownshipName, townshipNameSchema } from '../events.ts';
import type { Asking } from './case-rows.ts';
import type { DeviceStanding } from './queries.ts';

type Place = Pick<Asking, 'county' | 'connection'>;

const lastRow = z.object({ device: z.string(), last_at: z.string().nullable() });
const parkedRow = z.object({ device: z.string(), seq: z.number() });

export async function findStandings({ county, connection }: Place): Promise<readonly DeviceStanding[]> {
  const devices = await connection.rows(
    lastRow,
    `select d.device, (select b.received_at from batch b where b.county = d.county and b.device = d.device
       order by b.seq desc limit 1) as last_at from device d where d.county = $1 order by d.pc, d.device`,
    [county],
  );
  const parked = await connection.rows(
    parkedRow,
    'select distinct device, seq from parked where county = $1 order by device, seq',
    [county],
  );
  const unreadable = await connection.rows(
    parkedRow,
    'select device, seq from batch where county = $1 and not is_readable order by device, seq',
    [county],
  );
  return devices.map(({ device, last_at }) => ({
    device,
    lastAt: last_at,
    parked: parked.flatMap((row) => (row.device === device ? [row.seq] : [])),
    unreadable: unreadable.flatMap((row) => (row.device === device ? [row.seq] : [])),
  }));
}

export async function findTownships({ county, connection }: Place): Promise<readonly string[]> {
  // A name of a PC begins with its township; records may carry a former one.
  const rows = await connection.rows(
    z.object({ township: z.string() }),
    `select distinct left(pc, 9) as township from device_name where county = $1 order by township`,
    [county],
  );
  return rows.map(({ township }) => township);
}

const nameRow = z.object(townshipNameSchema.shape);

/** What people call the townships; one without a name is not among them. */
export const readTownshipNames = (connection: Connection, county: string): Promise<readonly TownshipName[]> =>
  connection.rows(nameRow, 'select township, name from township_name where county = $1 order by township', [county]);

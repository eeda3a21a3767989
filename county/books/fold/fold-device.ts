import { z } from 'zod';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { EventOf } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';
import { sendKeyChanges } from './fold-key.ts';
import { sendPublished } from './fold-published.ts';

const itemRow = z.object({ id: z.string() });
const deviceRow = z.object({ device: z.string() });
const pcRow = z.object({ pc: z.string() });

export async function foldCodeMade({ connection, county }: FoldContext, event: EventOf<'code-made'>): Promise<void> {
  const { code, pc, until, formerPcs = [] } = event;
  await connection.run('insert into enrol_code (county, code, pc, until, former_pcs) values ($1, $2, $3, $4, $5)', [
    county,
    code,
    pc,
    until,
    JSON.stringify(formerPcs),
  ]);
}

/** A device keeps its feed and its numbers when it comes back with another name. */
export async function foldEnrolled(context: FoldContext, event: EventOf<'enrolled'>): Promise<void> {
  const { connection, county } = context;
  const { enrolled, formerPcs, deviceKey, deviceBox, code, request, unproven = [] } = event;
  const { device, pc } = enrolled;
  await connection.run('update enrol_code set used_by = $3 where county = $1 and code = $2', [county, code, device]);
  const isNew =
    (await connection.run(
      `update device set pc = $3, former_pcs = $4, device_box = $5, enrolled = $6, request = $7, county_key = $8,
              revoked_at = null
        where county = $1 and device = $2`,
      [county, device, pc, JSON.stringify(formerPcs), deviceBox, textOf(enrolled), request, enrolled.countyKey],
    )) === 0;
  if (isNew)
    await connection.run(
      `insert into device (county, device, pc, former_pcs, device_key, device_box, enrolled, enrolled_at, request,
                           county_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        county,
        device,
        pc,
        JSON.stringify(formerPcs),
        deviceKey,
        deviceBox,
        textOf(enrolled),
        event.at,
        request,
        enrolled.countyKey,
      ],
    );
  await connection.run('update device set unproven_pcs = $3 where county = $1 and device = $2', [
    county,
    device,
    JSON.stringify(unproven),
  ]);
  // A name that only the PC speaks of is nobody's.
  for (const name of [pc, ...formerPcs.filter((former) => !unproven.includes(former))])
    await connection.run(
      `insert into device_name (county, pc, device) values ($1, $2, $3)
        on conflict (county, pc) do update set device = excluded.device`,
      [county, name, device],
    );
  // One that comes back lacks what was sent while it was out of use. Key changes first: what comes behind may be of the next key.
  const had = await itemsOf(context, device);
  await sendKeyChanges(context, device, enrolled.countyKey, had);
  await sendPublished(context, device, had, event.sends ?? null);
}

/** Ids of everything that stands in a device's feed. */
async function itemsOf({ connection, county }: FoldContext, device: string): Promise<ReadonlySet<string>> {
  const rows = await connection.rows(itemRow, 'select id from feed_item where county = $1 and device = $2', [
    county,
    device,
  ]);
  return new Set(rows.map(({ id }) => id));
}

// Plain JSON; zod's inferred type leaves optional members open.
const textOf = (value: unknown): string => canonicalJson(value as Canonical);

export async function activeDevices({ connection, county }: FoldContext): Promise<readonly string[]> {
  const rows = await connection.rows(
    deviceRow,
    'select device from device where county = $1 and revoked_at is null order by device',
    [county],
  );
  return rows.map(({ device }) => device);
}

export async function foldRevoked(context: FoldContext, event: EventOf<'revoked'>): Promise<void> {
  const { connection, county } = context;
  const { id, at, device, reason } = event;
  const [row] = await connection.rows(
    pcRow,
    'update device set revoked_at = $3 where county = $1 and device = $2 returning pc',
    [county, device, at],
  );
  if (row !== undefined) await addFeedItem(context, device, { id, at, kind: 'revoked', device, pc: row.pc, reason });
}

export async function foldBackedUp({ connection, county }: FoldContext, event: EventOf<'backed-up'>): Promise<void> {
  for (const [device, seq] of Object.entries(event.through))
    await connection.run('update device set durable = greatest(durable, $3) where county = $1 and device = $2', [
      county,
      device,
      seq,
    ]);
}

export async function foldOutrun(
  { connection, county }: FoldContext,
  { device, seen: { epoch, received, feed } }: EventOf<'outrun'>,
): Promise<void> {
  await connection.run(
    'update device set epoch_seen = $3, received_seen = $4, feed_seen = $5 where county = $1 and device = $2',
    [county, device, epoch, received, feed],
  );
}

import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import type { Device } from '../books.ts';

/** A device with how far it is. */
export type KnownDevice = Device & {
  readonly lastSeq: number;
  readonly lastHash: string | null;
  readonly durable: number;
  readonly feedEnd: number;
  /** Head of its audit chain as its last batch says it. */
  readonly auditSeq: number;
  readonly auditHead: string;
  /** Those of its former names that only the PC speaks of. */
  readonly unproven: readonly string[];
};

const names = z.array(z.string());

const deviceRow = z
  .object({
    device: z.string(),
    pc: z.string(),
    former_pcs: z.string(),
    unproven_pcs: z.string(),
    device_key: z.string(),
    device_box: z.string(),
    enrolled_at: z.string(),
    revoked_at: z.string().nullable(),
    last_seq: z.number(),
    last_hash: z.string().nullable(),
    durable: z.number(),
    feed_end: z.number(),
    county_key: z.string(),
    audit_seq: z.number(),
    audit_head: z.string(),
  })
  .transform((row): KnownDevice => ({
    device: row.device,
    pc: row.pc,
    formerPcs: names.parse(JSON.parse(row.former_pcs)),
    deviceKey: row.device_key,
    deviceBox: row.device_box,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    lastSeq: row.last_seq,
    lastHash: row.last_hash,
    durable: row.durable,
    feedEnd: row.feed_end,
    countyKey: row.county_key,
    auditSeq: row.audit_seq,
    auditHead: row.audit_head,
    unproven: names.parse(JSON.parse(row.unproven_pcs)),
  }));

const SELECT = `select device, pc, former_pcs, unproven_pcs, device_key, device_box, enrolled_at, revoked_at, last_seq, last_hash, durable,
  feed_end, county_key, audit_seq, audit_head from device`;

/** One device; null when it is not enrolled. */
export async function readDevice(connection: Connection, county: string, device: string): Promise<KnownDevice | null> {
  const [row] = await connection.rows(deviceRow, `${SELECT} where county = $1 and device = $2`, [county, device]);
  return row ?? null;
}

/** Every device, by its name. */
export const readDevices = (connection: Connection, county: string): Promise<readonly KnownDevice[]> =>
  connection.rows(deviceRow, `${SELECT} where county = $1 order by pc, device`, [county]);

/** What a caller sees of it. */
export const deviceOf = ({
  lastSeq: _l,
  lastHash: _h,
  durable: _d,
  feedEnd: _f,
  auditSeq: _s,
  auditHead: _a,
  unproven: _u,
  ...device
}: KnownDevice): Device => device;

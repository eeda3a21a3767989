import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { ENROLLED_FORMAT } from '#shared/protocol/sync/formats.ts';
import { enrolledSchema, type Enrolled, type EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { secretOf } from '../../keys/county-secret.ts';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { Books } from '../books.ts';
import { booked, refuse, type Booked } from '../books-refusal.ts';
import type { Publication } from '../events.ts';
import { readDevice } from '../keep/read-device.ts';
import { askRole, type Commanding } from './desk-facts.ts';
import { laterLedger, publicationsFor } from './publishing/later-pcs.ts';

const enrolledRow = z.object({ enrolled: z.string() });
const codeRow = z.object({ until: z.string() });
const pcRow = z.object({ pc: z.string() });
const formerRow = z.object({ former_pcs: z.string() });
const formerSchema = z.array(z.string());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const makeCode =
  ({ county, keeper, now }: Commanding): Books['makeCode'] =>
  ({ code, pc, until, by, formerPcs = [] }) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      const former = formerPcs.length === 0 ? {} : { formerPcs: [...formerPcs] };
      await note({ kind: 'code-made', at: now(), by, code: sha256(code), pc, until, ...former });
      return booked(null);
    });

/** The same request again gives the answer of the first time, also long after its code was used. */
export const enrol = (commanding: Commanding & { readonly seal: CountySeal }): Books['enrol'] => {
  const { county, countyName, keeper, secret, now, newId, seal } = commanding;
  return (request) =>
    keeper.change(async ({ connection, epoch, note }): Promise<Booked<Enrolled>> => {
      // The key that the PC has: one that was not told of the next yet may come in as well.
      if (secretOf(secret, request.countyKey) === null) return refuse('other_county');
      const asked = sha256(canonicalJson(request));
      const before = await answerOf(connection, county, request.device, asked);
      if (before !== null) return booked(before);
      const at = now();
      const code = sha256(request.code);
      if (!(await isCodeGood(connection, county, code, request.pc, at))) return refuse('bad_code');
      const taken = await findTaken(connection, county, request);
      if (taken !== null) return refuse('name_taken', { pc: taken });
      const { device, pc, formerPcs, deviceKey, deviceBox } = request;
      const enrolled: Enrolled = {
        format: ENROLLED_FORMAT,
        county,
        countyName,
        countyKey: request.countyKey,
        epoch,
        device,
        pc,
        enrolledAt: at,
      };
      const keys = { formerPcs, deviceKey, deviceBox };
      const place = { connection, county, seal };
      const unproven = await findUnproven(connection, county, request, code);
      const sends = await publicationsFor(place);
      await note({ kind: 'enrolled', at, by: device, enrolled, ...keys, code, request: asked, unproven, sends });
      for (const rows of await laterLedger(place, [pc, ...formerPcs])) {
        const publication: Publication = { kind: 'ledger', asOf: at.slice(0, 10), rows: [...rows] };
        await note({ kind: 'published', at, by: device, id: newId(), devices: [device], publication });
      }
      return booked(enrolled);
    });
};

async function answerOf(
  connection: Connection,
  county: string,
  device: string,
  request: string,
): Promise<Enrolled | null> {
  const [row] = await connection.rows(
    enrolledRow,
    'select enrolled from device where county = $1 and device = $2 and request = $3 and revoked_at is null',
    [county, device, request],
  );
  return row === undefined ? null : enrolledSchema.parse(JSON.parse(row.enrolled));
}

async function isCodeGood(
  connection: Connection,
  county: string,
  code: string,
  pc: string,
  at: string,
): Promise<boolean> {
  const [row] = await connection.rows(
    codeRow,
    'select until from enrol_code where county = $1 and code = $2 and pc = $3 and used_by is null',
    [county, code, pc],
  );
  return row !== undefined && Date.parse(at) <= Date.parse(row.until);
}

/**
 * Former names that only the PC speaks of: it was never registered under them, and whoever gave the code did not name them. Its records
 * under them are held for people: it could be anybody's number.
 */
async function findUnproven(
  connection: Connection,
  county: string,
  { device, formerPcs }: EnrolRequest,
  code: string,
): Promise<string[]> {
  const own = await connection.rows(pcRow, 'select pc from device_name where county = $1 and device = $2', [
    county,
    device,
  ]);
  const [row] = await connection.rows(formerRow, 'select former_pcs from enrol_code where county = $1 and code = $2', [
    county,
    code,
  ]);
  const told = formerSchema.parse(JSON.parse(row?.former_pcs ?? '[]'));
  return formerPcs.filter((name) => !told.includes(name) && !own.some(({ pc }) => pc === name));
}

/** A name that another device in use holds, or the name itself when the device once came with another key. */
async function findTaken(
  connection: Connection,
  county: string,
  { device, pc, formerPcs, deviceKey }: EnrolRequest,
): Promise<string | null> {
  const known = await readDevice(connection, county, device);
  if (known !== null && known.deviceKey !== deviceKey) return pc;
  const [row] = await connection.rows(
    pcRow,
    `select n.pc from device_name n join device d using (county, device)
      where n.county = $1 and n.pc = any($2) and n.device <> $3 and d.revoked_at is null order by n.pc`,
    [county, [pc, ...formerPcs], device],
  );
  return row?.pc ?? null;
}

export const revoke =
  ({ county, keeper, now, newId }: Commanding): Books['revoke'] =>
  ({ device, reason, by }) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      const known = await readDevice(connection, county, device);
      if (known === null) return refuse('unknown_device');
      if (known.revokedAt === null) await note({ kind: 'revoked', at: now(), by, id: newId(), device, reason });
      return booked(null);
    });

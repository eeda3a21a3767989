import { z } from 'zod';
import type { PolicyKey } from '#rules';
import { canonicalJson } from '#shared/canonical-json.ts';
import { parseDay, toDay } from '#shared/day.ts';
import { MAX_FEED_ITEM_BYTES } from '#shared/protocol/sync/formats.ts';
import type { Connection } from '../../db/database.ts';
import { ledgerParts, ledgerRows } from '../../publish/ledger-rows.ts';
import { readPackFile } from '../../publish/pack-file.ts';
import { seenPacks } from '../../publish/published-packs.ts';
import { readRoster } from '../../publish/roster/read-roster.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { Books, PublishedPack } from '../books.ts';
import { type Booked, booked, refuse } from '../books-refusal.ts';
import type { Publication } from '../events.ts';
import type { Desk } from '../keep/keeper.ts';
import { readDevice, readDevices } from '../keep/read-device.ts';
import { askMoneyRole, type Commanding } from './desk-facts.ts';
import { sendAlso } from './publishing/send-also.ts';

const idRow = z.object({ id: z.string() });
const batchRow = z.object({ batch: z.number() });

/** What publishing needs besides. */
export type Publishing = Commanding & {
  readonly seal: CountySeal;
  /** The public key that policy packs are signed with; null: this county signs none. */
  readonly policyKey: PolicyKey | null;
};

/** What an item says beside the publication itself. */
const ITEM_HEAD_BYTES = 1_000;
export const MOST_ITEM_BYTES = MAX_FEED_ITEM_BYTES - ITEM_HEAD_BYTES;
export const MOST_LEDGER_ROWS = 10_000;

/** Sends a roster to PCs, after reading it as they will. */
export const publishRoster =
  (publishing: Publishing): Books['publishRoster'] =>
  async ({ devices, name, asOf, bytes, sheet }, by) => {
    const today = toDay(publishing.now().slice(0, 10));
    // Before the books are held: a workbook may take a while, and others decide meanwhile.
    const read = await readRoster(bytes, { today, sheet });
    return withRole(publishing, by, async (desk) => {
      if (name.trim() === '') return refuse('roster_refused', { words: '请写明名册的名称' });
      if (parseDay(asOf) === null || asOf > today) return refuse('roster_refused', { words: '名册的日期不对' });
      if (!read.ok) return read;
      const { csv, rows, hiddenRows, doubtful } = read.value;
      const sent = await send(publishing, desk, devices, { kind: 'roster', name: name.trim(), asOf, csv }, by);
      return sent.ok ? booked({ id: sent.value, rows, hiddenRows, doubtful }) : sent;
    });
  };

/** Sends a policy pack to PCs and settles by it here from now on. */
export const publishPack =
  (publishing: Publishing, recheck: () => Promise<number>): Books['publishPack'] =>
  async (input, by) => {
    const sent = await sendPack(publishing, input, by);
    return sent.ok ? booked({ ...sent.value, rechecked: await recheck() }) : sent;
  };

const sendPack = (
  publishing: Publishing,
  { devices, bytes }: Parameters<Books['publishPack']>[0],
  by: string,
): Promise<Booked<Omit<PublishedPack, 'rechecked'>>> =>
  withRole(publishing, by, async (desk) => {
    const { county, policyKey } = publishing;
    const read = readPackFile(bytes, policyKey, await seenPacks(desk.connection, county));
    if (!read.ok) return read;
    const { content, hash } = read.value.pack;
    const told = { pack: content.id, version: read.value.version, hash };
    if (read.value.isKnown) {
      const publication = await packPublication(desk.connection, county, told);
      const also = await sendAlso(publishing, desk, { publication, devices }, by);
      if (also.ok) return booked({ id: publication, ...told });
      return also.refusal.code === 'sent_already' ? refuse('pack_known', { version: told.version }) : also;
    }
    const file = Buffer.from(bytes).toString('base64url');
    const sent = await send(publishing, desk, devices, { kind: 'pack', pack: content.id, file }, by);
    return sent.ok ? booked({ id: sent.value, ...told }) : sent;
  });

/** Under which id this very release was published. */
async function packPublication(
  connection: Connection,
  county: string,
  { pack, version, hash }: Pick<PublishedPack, 'pack' | 'version' | 'hash'>,
): Promise<string> {
  const [row] = await connection.rows(
    idRow,
    `select p.id from installed_pack i join publication p on p.county = i.county and p.n = i.n
      where i.county = $1 and i.pack = $2 and i.version = $3 and i.hash = $4 order by i.n limit 1`,
    [county, pack, version, hash],
  );
  if (row === undefined) throw new TypeError('A pack that is known and was never published');
  return row.id;
}

/** Sends each PC what the people of the county were granted in a year by way of all others, from the books themselves. */
export const publishLedger =
  (publishing: Publishing): Books['publishLedger'] =>
  ({ devices, year }, by) =>
    withRole(publishing, by, async (desk) => {
      const { county, seal, now } = publishing;
      if (await hasUnreadable(desk.connection, county)) return refuse('books_incomplete');
      const asOf = now().slice(0, 10);
      const to = (await readDevices(desk.connection, county)).filter(
        ({ device, revokedAt }) => revokedAt === null && (devices === null || devices.includes(device)),
      );
      if (devices === null) await desk.note({ kind: 'ledger-for-all', at: now(), by, year });
      const sent: { device: string; rows: number }[] = [];
      for (const { device, pc, formerPcs } of to) {
        const rows = await ledgerRows(desk.connection, { county, seal }, { year, withoutPcs: [pc, ...formerPcs] });
        for (const part of ledgerParts(rows, MOST_LEDGER_ROWS, MOST_ITEM_BYTES)) {
          const done = await send(publishing, desk, [device], { kind: 'ledger', asOf, rows: [...part] }, by);
          if (!done.ok) return done;
        }
        sent.push({ device, rows: rows.length });
      }
      return booked({ sent });
    });

/** A batch whose bytes are damaged or gone: its records are in no sum. */
export async function hasUnreadable(connection: Connection, county: string): Promise<boolean> {
  const rows = await connection.rows(
    batchRow,
    'select batch from batch where county = $1 and not is_readable limit 1',
    [county],
  );
  return rows.length > 0;
}

function withRole<T>(
  { county, keeper }: Publishing,
  by: string,
  work: (desk: Desk) => Promise<Booked<T>>,
): Promise<Booked<T>> {
  return keeper.change(
    async (desk) => (await askMoneyRole(desk.connection, county, by, 'administrator')) ?? work(desk),
  );
}

async function send(
  { county, now, newId }: Publishing,
  { connection, note }: Desk,
  devices: readonly string[] | null,
  publication: Publication,
  by: string,
): Promise<Booked<string>> {
  // Plain JSON; zod's inferred type leaves optional members open.
  if (Buffer.byteLength(canonicalJson(publication)) > MOST_ITEM_BYTES) return refuse('too_large');
  if (devices?.length === 0) return refuse('unknown_device');
  for (const device of devices ?? [])
    if ((await readDevice(connection, county, device)) === null) return refuse('unknown_device');
  const id = newId();
  await note({ kind: 'published', at: now(), by, id, devices: devices === null ? null : [...devices], publication });
  return booked(id);
}

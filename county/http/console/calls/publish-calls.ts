import { toDay } from '#shared/day.ts';
import type { PublicationRow } from '../../../books/queries/queries.ts';
import type { PublicationView } from '../../../console/api/publish-views.ts';
import { readRoster } from '../../../publish/roster/read-roster.ts';
import type { ConsoleHandlers } from '../caller.ts';
import { valueOf } from '../console-refusal.ts';
import { namesOf } from '../names-of.ts';
import { todayOf } from '../today-of.ts';

type PublishHandlers = Pick<
  ConsoleHandlers,
  'published' | 'look-roster' | 'publish-roster' | 'look-pack' | 'publish-pack' | 'publish-ledger' | 'publish-also'
>;

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

/** Rosters, policy packs and ledgers for the PCs of the townships. What is sent down is read first as they will read it. */
export const publishCalls: PublishHandlers = {
  published: async (_input, { service: { books, machine } }) => {
    const [rows, devices, nameOf] = await Promise.all([
      books.queries.publications({}),
      books.devices(),
      namesOf(books),
    ]);
    const pcs = new Map(devices.map(({ device, pc }) => [device, pc]));
    return {
      publications: rows.map((row) => publicationView(row, nameOf, pcs)),
      devices: devices.flatMap(({ device, pc, revokedAt }) => (revokedAt === null ? [{ device, pc }] : [])),
      today: todayOf(machine),
    };
  },

  'look-roster': async ({ base64, sheet }, { service }) => {
    const today = toDay(todayOf(service.machine));
    const { csv: _csv, ...view } = valueOf(await readRoster(bytesOf(base64), { today, sheet }));
    return view;
  },

  'publish-roster': async ({ to, name, asOf, base64, sheet }, { service, signedIn }) => {
    const input = { devices: to, name, asOf, bytes: bytesOf(base64), sheet };
    const { rows, doubtful } = valueOf(await service.books.publishRoster(input, signedIn.user.user));
    return { rows, doubtful };
  },

  'look-pack': async ({ base64 }, { service }) => {
    const { pack, version, signer } = valueOf(await service.books.readPack(bytesOf(base64)));
    const { id, title, documentNumber, effective } = pack.content;
    return {
      pack: id,
      title,
      documentNumber,
      version,
      from: effective.from.value,
      to: effective.to.value,
      hash: pack.hash,
      signer,
    };
  },

  'publish-pack': async ({ to, base64 }, { service, signedIn }) => {
    const input = { devices: to, bytes: bytesOf(base64) };
    const { pack, version, rechecked } = valueOf(await service.books.publishPack(input, signedIn.user.user));
    return { pack, version, rechecked };
  },

  'publish-ledger': async ({ to, year }, { service, signedIn }) => {
    const { sent } = valueOf(await service.books.publishLedger({ devices: to, year }, signedIn.user.user));
    return { pcs: sent.length, rows: sent.reduce((sum, { rows }) => sum + rows, 0) };
  },

  'publish-also': async ({ publication, to }, { service, signedIn }) =>
    valueOf(await service.books.publishAlso({ publication, devices: to }, signedIn.user.user)),
};

function publicationView(
  { id, kind, at, by, title, asOf, rows, devices, isForAll }: PublicationRow,
  nameOf: (user: string) => string,
  pcs: ReadonlyMap<string, string>,
): PublicationView {
  const holders = devices.map((one) => ({ ...one, pc: pcs.get(one.device) ?? one.device }));
  const waiting = holders.flatMap(({ pc, isFetched }) => (isFetched ? [] : [pc]));
  return {
    id,
    kind,
    at,
    by: nameOf(by),
    title,
    asOf,
    rows,
    sent: devices.length,
    fetched: devices.length - waiting.length,
    waiting,
    holders,
    isForAll,
  };
}

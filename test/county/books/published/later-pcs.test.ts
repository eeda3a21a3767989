import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../../../../county/books/books-refusal.ts';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import { benxiAt, signed } from '../../../service/support/signed-packs.ts';
import { FORMS } from '../../db/support/databases.ts';
import { applicationOf, deliver, enrol, pcOf, siteOf, type OpenSite, type Site } from '../../decide/support/county.ts';
import { rosterOf } from '../../support/rosters.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const pair = generateKeyPairSync('ed25519');
const policyKey = { name: '测试县', publicKey: rawPublicOf(pair.privateKey) };

describe.each(FORMS)('what was published reaches more PCs in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const [a, b, late] = [pcOf('A', '210502001'), pcOf('B', '210502002'), pcOf('C', '210502003')];
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open({ policyKey });
    for (const pc of [a, b]) await enrol(open.books, pc);
    for (const [user, role] of [
      ['wang', 'approver'],
      ['admin', 'administrator'],
    ] as const)
      await open.books.makeUser({ user, name: user, roles: [role], password: 'p', active: true }, 'cli');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  const fed = async (device: string) => (await open.books.feed(device, 0, { items: 100, bytes: 10_000_000 })).items;
  const kindsOf = async (device: string) =>
    (await fed(device)).map((item) =>
      item.kind === 'roster'
        ? `${item.name} ${item.asOf}`
        : item.kind === 'pack'
          ? `${item.pack} ${item.id}`
          : item.kind,
    );
  const pack = (rate: string, version: number) => signed(benxiAt(rate), version, pair.privateKey);

  it('a pack that one PC had goes to the others too, as the same item, and to nobody twice', async () => {
    const bytes = pack('71%', 2);
    const first = await open.books.publishPack({ devices: [a.device.id], bytes }, 'admin');
    expect(await open.books.readPack(bytes)).toMatchObject({ ok: true, value: { isKnown: true } });
    const all = await open.books.publishPack({ devices: null, bytes }, 'admin');
    expect(all).toEqual(first);
    expect(codeOf(await open.books.publishPack({ devices: null, bytes }, 'admin'))).toBe('pack_known');
    const [toA, toB] = [await fed(a.device.id), await fed(b.device.id)];
    expect([toA.length, toB.map(({ id }) => id)]).toEqual([1, toA.map(({ id }) => id)]);
    expect(await open.books.queries.publications({ kind: 'pack' })).toMatchObject([{ devices: [{}, {}] }]);
  });

  it('a roster of one PC is sent to named ones, then to all: only who lacks it is told', async () => {
    const done = await open.books.publishRoster({ ...rosterOf('特困'), devices: [a.device.id] }, 'admin');
    const publication = done.ok ? done.value.id : '';
    const also = (devices: readonly string[] | null, by = 'admin') =>
      open.books.publishAlso({ publication, devices }, by);
    expect(codeOf(await also(null, 'wang'))).toBe('role_missing');
    expect(codeOf(await also(['nobody']))).toBe('unknown_device');
    expect(codeOf(await open.books.publishAlso({ publication: 'none', devices: null }, 'admin'))).toBe(
      'unknown_publication',
    );
    expect(codeOf(await also([a.device.id]))).toBe('sent_already');
    expect(await also([a.device.id, b.device.id])).toEqual({ ok: true, value: { sent: 1 } });
    // Nobody lacks it now, but those who come later will.
    expect(await also(null)).toEqual({ ok: true, value: { sent: 0 } });
    expect(codeOf(await also(null))).toBe('sent_already');
    expect((await kindsOf(b.device.id)).filter((kind) => kind.startsWith('特困'))).toHaveLength(1);
  });

  it('a PC that comes later is sent the newest of each roster and pack that is for all, and the ledger kept for it', async () => {
    for (const asOf of ['2023-09-01', '2023-10-01'])
      await open.books.publishRoster({ ...rosterOf('低保'), devices: null, asOf }, 'admin');
    await open.books.publishRoster({ ...rosterOf('只给一台'), devices: [a.device.id] }, 'admin');
    await open.books.publishPack({ devices: null, bytes: pack('72%', 3) }, 'admin');
    a.seal(applicationOf(a.device.pc, 1));
    await deliver(open, a, 1);
    expect(codeOf(await open.books.publishLedger({ devices: [b.device.id], year: 2022 }, 'admin'))).toBe('ok');
    expect(codeOf(await open.books.publishLedger({ devices: null, year: 2023 }, 'admin'))).toBe('ok');
    await enrol(open.books, late);
    const kinds = await kindsOf(late.device.id);
    const newest = (await open.books.queries.publications({ kind: 'pack' }))[0]?.id ?? '';
    expect(kinds).toEqual(['特困 2023-10-01', '低保 2023-10-01', `benxi-2023 ${newest}`, 'ledger']);
    const ledger = (await fed(late.device.id)).flatMap((item) => (item.kind === 'ledger' ? item.rows : []));
    expect(new Set(ledger.map(({ year }) => year))).toEqual(new Set([2023]));
    expect(codeOf(await open.books.publishAlso({ publication: await ledgerId(), devices: null }, 'admin'))).toBe(
      'ledger_own',
    );
  });
  const ledgerId = async () => (await open.books.queries.publications({ kind: 'ledger' }))[0]?.id ?? '';

  it('all of it stays where it is when the tables are made anew', async () => {
    const before = await Promise.all([a, b, late].map(({ device }) => fed(device.id)));
    expect(await open.books.rebuild()).toEqual([]);
    expect(await Promise.all([a, b, late].map(({ device }) => fed(device.id)))).toEqual(before);
    const rows = await open.books.queries.history({});
    expect(rows.filter(({ kind }) => kind === 'published-also').map(({ about }) => about.name)).toEqual([
      '特困',
      '特困',
      'benxi-2023',
    ]);
  });
});

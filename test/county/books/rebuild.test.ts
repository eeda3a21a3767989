import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FORMS } from '../db/support/databases.ts';
import {
  applicationOf,
  deliver,
  enrol,
  pcOf,
  personOf,
  siteOf,
  type OpenSite,
  type Pc,
  type Site,
} from '../decide/support/county.ts';
import { PERSONAL } from '../support/sample-record.ts';
import { dumpTables } from './support/tables.ts';
import { rosterOf } from '../support/rosters.ts';

/** A county where a bit of everything happened. */
async function fill({ books, spool }: OpenSite): Promise<readonly Pc[]> {
  const pcs = [pcOf('A', '210502001'), pcOf('B', '210502002')];
  const [a, b] = pcs;
  if (a === undefined || b === undefined) throw new Error('No PCs');
  for (const pc of pcs) await enrol(books, pc);
  await books.makeUser({ user: 'wang', name: '王审批', roles: ['approver'], password: 'p', active: true }, 'cli');
  await books.makeUser({ user: 'li', name: '李支付', roles: ['payer'], password: 'p', active: true }, 'cli');
  const person = personOf(5);
  a.seal(applicationOf(a.device.pc, 1, { person }), applicationOf(a.device.pc, 2));
  a.seal(applicationOf(a.device.pc, 2, { revision: 2, totalYuan: 61_000 }), applicationOf(a.device.pc, 1, { person }));
  b.seal(
    applicationOf(b.device.pc, 1, { person, from: '2023-01-05', to: '2023-01-06' }),
    applicationOf(b.device.pc, 2),
  );
  for (const [pc, seq] of [
    [a, 1],
    [b, 1],
    [a, 2],
  ] as const)
    await deliver({ books, spool }, pc, seq);
  await books.publishRoster(rosterOf('低保'), 'cli');
  await books.publishLedger({ devices: null, year: 2023 }, 'cli');
  const [approved, returned] = await books.queries.cases({ states: ['accepted'] });
  if (approved === undefined || returned === undefined) throw new Error('Nothing accepted');
  const said = { reason: '核对过', places: [] } as const;
  await books.decide(
    { record: approved.record, decision: 'approved', approvedFen: approved.payableFen, ...said },
    'wang',
  );
  const place = { field: 'person.name', comment: '姓名' };
  await books.decide(
    { record: returned.record, decision: 'returned', approvedFen: 0, reason: '更正', places: [place] },
    'wang',
  );
  const payment = { record: approved.record, amountFen: approved.payableFen };
  await books.pay({ paidOn: '2023-11-01', totalFen: approved.payableFen, payments: [payment] }, 'li');
  await books.backedUp(await books.backupMark(), 'cli');
  return pcs;
}

const HIDDEN = [
  PERSONAL.phone,
  PERSONAL.account,
  PERSONAL.bank,
  PERSONAL.hospital,
  PERSONAL.village,
  '测试人',
  '王审批',
];

describe.each(FORMS)('tables made again in %s', { timeout: 90_000 }, (form) => {
  let site: Site;
  beforeEach(async () => {
    site = await siteOf(form);
  });
  afterEach(() => site.remove());

  it('are the same rows as those that grew with the events, and show no person in clear', async () => {
    const open = await site.open();
    await fill(open);
    const { events } = await open.books.ready();
    expect((await open.books.queries.history({})).map(({ n }) => n).toReversed()).toEqual(
      [...Array(events).keys()].map((n) => n + 1),
    );
    await open.close();
    const before = await site.tables(dumpTables);
    expect(before['feed_item']?.length).toBeGreaterThan(5);
    for (const word of HIDDEN) expect(JSON.stringify(before)).not.toContain(word);
    const again = await site.open();
    expect(await again.books.rebuild()).toEqual([]);
    expect(await again.books.verify()).toMatchObject({ events: (await again.books.ready()).events });
    await again.close();
    expect(await site.tables(dumpTables)).toEqual(before);
  });

  it('name a batch whose bytes are gone, keep everything else, and are whole when the bytes come again', async () => {
    const open = await site.open();
    const [a] = await fill(open);
    if (a === undefined) throw new Error('No PC');
    await open.close();
    const before = await site.tables(dumpTables);
    const second = await site.open();
    await second.spool.forget(a.key(1));
    expect(await second.books.rebuild()).toEqual([a.key(1)]);
    expect(await second.books.queries.batches({})).toHaveLength(3);
    expect(await second.books.takeBatch(a.key(1))).toMatchObject({ outcome: 'receipt', isNew: false });
    await second.close();
    const damaged = await site.tables(dumpTables);
    expect(damaged['feed_item']).toEqual(before['feed_item']);
    expect(damaged['payment']).toEqual(before['payment']);
    const third = await site.open();
    await third.spool.put(a.key(1), a.bytes(1));
    await third.books.takeBatch(a.key(1));
    await third.books.mend();
    await third.close();
    expect(await site.tables(dumpTables)).toEqual(before);
  });

  it('are made again once for all batches that come again, before anything is judged by them', async () => {
    const { books, spool, close } = await site.open();
    const [lost, other] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
    for (let n = 1; n <= 5; n++) lost.seal(applicationOf(lost.device.pc, n));
    for (const pc of [lost, other]) await enrol(books, pc);
    for (let seq = 1; seq <= 5; seq++) await deliver({ books, spool }, lost, seq);
    other.seal(applicationOf(other.device.pc, 1));
    await deliver({ books, spool }, other, 1);
    for (let seq = 1; seq <= 5; seq++) await spool.forget(lost.key(seq));
    expect(await books.rebuild()).toHaveLength(5);
    await books.raiseEpoch({ reason: '试', by: 'cli' });

    const read = vi.spyOn(spool, 'read');
    const rebuilds = (): number => read.mock.calls.filter(([{ hash }]) => hash === other.key(1).hash).length;
    for (let seq = 1; seq <= 4; seq++)
      expect(await deliver({ books, spool }, lost, seq)).toMatchObject({ outcome: 'receipt', isNew: true });
    expect([rebuilds(), (await books.queries.batches({})).length]).toEqual([0, 6]);
    // A bill that one of those had is known: the next batch of another PC is judged with them.
    other.seal(applicationOf(other.device.pc, 2, { bill: `B${lost.device.pc}3` }));
    const taken = await deliver({ books, spool }, other, 2);
    expect(taken).toMatchObject({ receipt: { records: [{ verdict: 'held', reasons: [{ code: 'same_bill' }] }] } });
    expect(rebuilds()).toBe(1);
    // Nothing more came, then one more, which nothing else asks for.
    await books.mend();
    expect(rebuilds()).toBe(1);
    await deliver({ books, spool }, lost, 5);
    await books.mend();
    expect(rebuilds()).toBe(2);
    expect((await books.queries.cases({})).length).toBe(7);
    await close();
  });

  it('are not made again for a batch that does not open any more', async () => {
    const { books, spool, close } = await site.open();
    const [lost, other] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
    for (const pc of [lost, other]) {
      pc.seal(applicationOf(pc.device.pc, 1));
      await enrol(books, pc);
      await deliver({ books, spool }, pc, 1);
    }
    await spool.forget(lost.key(1));
    await books.rebuild();
    const real = spool.read;
    const read = vi.spyOn(spool, 'read');
    read.mockImplementation(async (key) => (key.hash === lost.key(1).hash ? new Uint8Array(600) : real(key)));
    expect((await books.takeBatch(lost.key(1))).outcome).toBe('receipt');
    await books.mend();
    expect(read.mock.calls.filter(([{ hash }]) => hash === other.key(1).hash)).toEqual([]);
    await close();
  });
});

describe('a folder of tables', () => {
  let site: Site;
  beforeEach(async () => {
    site = await siteOf('pglite');
  });
  afterEach(() => site.remove());
  const tables = () => join(site.folder, 'books', 'tables');

  /** Opens again, compares, closes. */
  async function expectSame(before: unknown): Promise<void> {
    await (await site.open()).close();
    expect(await site.tables(dumpTables)).toEqual(before);
  }

  it('is made again whole when files of it are gone, cut or were never written', async () => {
    const first = await site.open();
    await fill(first);
    await first.close();
    const before = await site.tables(dumpTables);
    const files = readdirSync(tables(), { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(tables(), name)).isFile(),
    );
    const control = files.find((name) => name.endsWith('pg_control'));
    const logs = files.filter((name) => name.startsWith('pg_wal/'));
    if (control === undefined || logs.length === 0)
      throw new Error(`Not the folder of a database: ${files.length} files`);
    rmSync(join(tables(), control));
    await expectSame(before);
    writeFileSync(join(tables(), 'PG_VERSION'), '');
    await expectSame(before);
    for (const name of logs) writeFileSync(join(tables(), name), '');
    await expectSame(before);
  }, 180_000);

  it('is not believed after the machine started anew', async () => {
    const first = await site.open();
    await fill(first);
    await first.close();
    const before = await site.tables(dumpTables);
    await site.tables((database) => database.run('delete from record'));
    writeFileSync(join(site.folder, 'books', 'tables.state'), 'another start of the machine');
    await expectSame(before);
  });

  it('that is ahead of the journal, or of another one, is made again from it', async () => {
    const first = await site.open();
    const kept = mkdtempSync(join(tmpdir(), 'aid-kept-'));
    const [a] = await fill(first);
    await first.close();
    const before = await site.tables(dumpTables);
    const books = join(site.folder, 'books');
    for (const name of ['journal.log', 'journal.head']) cpSync(join(books, name), join(kept, name));
    const second = await site.open();
    await second.books.publishRoster(rosterOf('五保'), 'cli');
    await second.close();
    // Yesterday's journal beside today's tables: what a restore from a backup leaves.
    for (const name of ['journal.log', 'journal.head']) cpSync(join(kept, name), join(books, name));
    rmSync(kept, { recursive: true });
    await expectSame(before);
    expect(a?.device.pc).toBe('210502001-A');
  });
});

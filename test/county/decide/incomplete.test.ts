import { expect, it } from 'vitest';
import { applicationOf, deliver, enrol, pcOf, siteOf } from './support/county.ts';

it('asks whoever approves to look while a batch does not read, publishes no ledger, and names it until it comes again', async () => {
  const site = await siteOf('pglite');
  const open = await site.open();
  try {
    const { books, spool } = open;
    const [a, b] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
    for (const pc of [a, b]) {
      await enrol(books, pc);
      pc.seal(applicationOf(pc.device.pc, 1));
      await deliver(open, pc, 1);
    }
    await books.makeUser({ user: 'wang', name: '王', roles: ['approver'], password: 'p', active: true }, 'cli');
    await spool.forget(b.key(1));
    expect(await books.rebuild()).toEqual([b.key(1)]);
    const unreadable = async () =>
      Object.fromEntries((await books.queries.standings()).map((one) => [one.device, one.unreadable]));
    expect(await unreadable()).toEqual({ [a.device.id]: [], [b.device.id]: [1] });
    const [row] = await books.queries.cases({ states: ['accepted'] });
    if (row === undefined) throw new Error('no case');
    const approval = { record: row.record, decision: 'approved', approvedFen: row.payableFen, places: [] } as const;
    expect(await books.decide({ ...approval, reason: '' }, 'wang')).toMatchObject({
      refusal: { code: 'look_first', detail: { why: expect.stringContaining('查重可能不全') as string } },
    });
    expect(await books.publishLedger({ devices: null, year: 2023 }, 'cli')).toMatchObject({
      refusal: { code: 'books_incomplete' },
    });
    expect(await books.decide({ ...approval, reason: '已与乡镇核对' }, 'wang')).toMatchObject({ ok: true });
    await deliver(open, b, 1);
    await books.mend();
    expect(await unreadable()).toEqual({ [a.device.id]: [], [b.device.id]: [] });
    expect(await books.publishLedger({ devices: null, year: 2023 }, 'cli')).toMatchObject({ ok: true });
  } finally {
    await open.close();
    await site.remove();
  }
});

it('keeps a batch that waits for an earlier one through a rebuild of the tables', async () => {
  const site = await siteOf('pglite');
  const open = await site.open();
  try {
    const pc = pcOf('A');
    await enrol(open.books, pc);
    pc.seal(applicationOf(pc.device.pc, 1));
    pc.seal(applicationOf(pc.device.pc, 2));
    expect(await deliver(open, pc, 2)).toEqual({ outcome: 'waiting', waitsFor: 1 });
    await open.books.rebuild();
    expect((await open.books.queries.standings()).map(({ parked }) => parked)).toEqual([[2]]);
    await deliver(open, pc, 1);
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 2 });
    expect((await open.books.queries.standings()).map(({ parked }) => parked)).toEqual([[]]);
  } finally {
    await open.close();
    await site.remove();
  }
});

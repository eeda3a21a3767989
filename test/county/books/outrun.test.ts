import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../../../county/books/books-refusal.ts';
import { FORMS } from '../db/support/databases.ts';
import { applicationOf, deliver, enrol, pcOf, siteOf, type OpenSite, type Site } from '../decide/support/county.ts';
import { rosterOf } from '../support/rosters.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);

describe.each(FORMS)('a county that a PC has seen more of than is here, in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const [a, b] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    for (const pc of [a, b]) await enrol(open.books, pc);
    for (const [user, role] of [
      ['wang', 'approver'],
      ['li', 'payer'],
    ] as const)
      await open.books.makeUser({ user, name: user, roles: [role], password: 'p', active: true }, 'cli');
    a.seal(applicationOf(a.device.pc, 1));
    await deliver(open, a, 1);
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  /** What costs money, each with how it ended. */
  async function deeds(): Promise<readonly string[]> {
    const [row] = await open.books.queries.cases({});
    if (row === undefined) throw new Error('No case');
    const { record, payableFen } = row;
    const said = { record, decision: 'approved', approvedFen: payableFen, reason: '', places: [] } as const;
    const list = { paidOn: '2023-11-01', totalFen: 1, payments: [{ record, amountFen: 1 }] };
    return [
      codeOf(await open.books.decide(said, 'wang')),
      codeOf(await open.books.pay(list, 'li')),
      codeOf(await open.books.voidPayment({ payment: 'none', paidOn: '2023-11-01', reason: '试' }, 'li')),
      codeOf(await open.books.publishRoster(rosterOf('低保'), 'cli')),
      codeOf(await open.books.publishLedger({ devices: null, year: 2023 }, 'cli')),
    ];
  }
  const FREE = ['ok', 'paid_amount', 'unknown_payment', 'ok', 'ok'];
  const STOPPED = ['outrun', 'outrun', 'outrun', 'outrun', 'outrun'];
  const events = async () => (await open.books.ready()).events;

  it('goes on when a PC has seen what is here or less, or says what cannot be', async () => {
    const { feedEnd } = await open.books.progress(a.device.id);
    const before = await events();
    await open.books.noteSeen(a.device.id, { epoch: 1, received: 1, feed: feedEnd });
    await open.books.noteSeen(b.device.id, { epoch: 0, received: 0, feed: 0 });
    await open.books.noteSeen(b.device.id, { epoch: 9_000_000_000, received: 0, feed: 0 });
    await open.books.noteSeen(b.device.id, { epoch: 1, received: 9_999_999_999, feed: 0 });
    expect([await events(), await open.books.outrun()]).toEqual([before, null]);
    expect(await deeds()).toEqual(FREE);
  });

  it('decides, pays and sends nothing beside a county of a later epoch, until somebody says that this is the one', async () => {
    await open.books.noteSeen(b.device.id, { epoch: 5, received: 3, feed: 7 });
    const noted = await events();
    await open.books.noteSeen(b.device.id, { epoch: 5, received: 3, feed: 7 });
    expect(await events()).toBe(noted);
    expect(await open.books.outrun()).toEqual({
      pc: b.device.pc,
      seen: { epoch: 5, received: 3, feed: 7 },
      epoch: 1,
    });
    // Whoever says a little more with each call does not fill the journal.
    for (let more = 1; more <= 20; more++)
      await open.books.noteSeen(b.device.id, { epoch: 5 + more, received: 3 + more, feed: 7 + more });
    expect(await events()).toBe(noted);
    expect(await deeds()).toEqual(STOPPED);
    // It is in the journal: a restart and new tables know it as well.
    await open.books.rebuild();
    expect(await deeds()).toEqual(STOPPED);
    // The nightly look at the disk raises the epoch by one: that is nobody's word.
    await open.books.raiseEpoch({ reason: '巡检', by: 'cli' });
    expect((await open.books.outrun())?.epoch).toBe(2);
    await open.books.raiseEpoch({ reason: '这里是正在用的', by: 'cli', atLeast: 6 });
    expect(await open.books.outrun()).toBeNull();
    expect((await deeds())[0]).toBe('ok');
  });

  it('is free after somebody said that this is the one, however far ahead the clock was that a PC had its epoch from', async () => {
    // The clock of these books.
    const seconds = Date.UTC(2023, 9, 21) / 1000;
    await open.books.noteSeen(b.device.id, { epoch: seconds + 80_000, received: 0, feed: 0 });
    expect((await deeds())[0]).toBe('outrun');
    expect(await open.books.raiseEpoch({ reason: '这里是正在用的', by: 'cli', atLeast: seconds })).toBe(
      seconds + 80_001,
    );
    expect(await open.books.outrun()).toBeNull();
  });

  it('is behind itself when a PC has a receipt or an item of this very epoch that is not here: a replica that lagged', async () => {
    const { feedEnd, epoch } = await open.books.progress(a.device.id);
    await open.books.noteSeen(a.device.id, { epoch, received: 0, feed: feedEnd + 1 });
    expect(await deeds()).toEqual(STOPPED);
    await open.books.raiseEpoch({ reason: '切换', by: 'cli' });
    expect(await open.books.outrun()).toBeNull();
    await open.books.noteSeen(a.device.id, { epoch: epoch + 1, received: 2, feed: 0 });
    expect((await open.books.outrun())?.seen.received).toBe(2);
    // The batch comes after all (from the other node's archive, or the PC): nothing is missing any more.
    a.seal(applicationOf(a.device.pc, 2));
    await deliver(open, a, 2);
    expect(await open.books.outrun()).toBeNull();
  });

  it('learns it from the signed header of a batch on a stick too, and is free of a PC that is put out of use', async () => {
    const { epoch } = await open.books.progress(b.device.id);
    b.sealSeen(epoch + 3, applicationOf(b.device.pc, 1));
    expect(await deliver(open, b, 1)).toMatchObject({ outcome: 'receipt' });
    expect(await open.books.outrun()).toMatchObject({ pc: b.device.pc, seen: { epoch: epoch + 3 } });
    expect((await deeds())[0]).toBe('outrun');
    await open.books.revoke({ device: b.device.id, reason: '说的不可信', by: 'cli' });
    expect(await open.books.outrun()).toBeNull();
  });
});

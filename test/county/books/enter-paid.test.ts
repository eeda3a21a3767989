import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../../../county/books/books-refusal.ts';
import { FORMS } from '../db/support/databases.ts';
import {
  applicationOf,
  deliver,
  enrol,
  pcOf,
  personOf,
  siteOf,
  type OpenSite,
  type Site,
} from '../decide/support/county.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const PAID_ON = '2023-10-15';

describe.each(FORMS)('a payment that a restore forgot in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const [pc, other] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
  const person = personOf(7);
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    for (const one of [pc, other]) await enrol(open.books, one);
    for (const [user, role] of [
      ['wang', 'approver'],
      ['li', 'payer'],
    ] as const)
      await open.books.makeUser({ user, name: `${user}同志`, roles: [role], password: 'p', active: true }, 'cli');
    pc.seal(applicationOf(pc.device.pc, 1, { person }));
    pc.seal(applicationOf(pc.device.pc, 1, { person, revision: 2, totalYuan: 60_000 }));
    pc.seal(applicationOf(pc.device.pc, 2));
    for (const seq of [1, 2, 3]) await deliver(open, pc, seq);
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  const rowOf = async (ending: string, revision = 1) => {
    const found = (await open.books.queries.cases({})).find(
      (row) => row.number.endsWith(ending) && row.revision === revision,
    );
    if (found === undefined) throw new Error(`No ${ending} ${revision}`);
    return found;
  };
  const enter = async (
    row: Awaited<ReturnType<typeof rowOf>>,
    amountFen = row.payableFen,
    by = 'li',
    paidOn = PAID_ON,
  ) => open.books.enterPaid({ record: row.record, amountFen, paidOn, reason: '回单 0815' }, by);
  const approve = (row: Awaited<ReturnType<typeof rowOf>>) =>
    open.books.decide(
      { record: row.record, decision: 'approved', approvedFen: row.payableFen, reason: '核对过', places: [] },
      'wang',
    );
  const granted = async (): Promise<number> => {
    await open.books.publishLedger({ devices: [other.device.id], year: 2023 }, 'cli');
    const { items } = await open.books.feed(other.device.id, 0, { items: 100, bytes: 10_000_000 });
    const last = items.findLast((item) => item.kind === 'ledger');
    const rows = last?.kind === 'ledger' ? last.rows : [];
    return rows.reduce((sum, { idNumber, usedFen }) => sum + (idNumber === person.idNumber ? usedFen : 0), 0);
  };

  it('is entered only where something was restored, and only of before', async () => {
    const row = await rowOf('00001');
    expect(codeOf(await enter(row))).toBe('never_restored');
    await open.books.raiseEpoch({ reason: '从备份恢复', by: 'cli' });
    expect(codeOf(await enter(row, row.payableFen, 'li', '2023-10-22'))).toBe('paid_after_restore');
    expect(codeOf(await enter(row, row.payableFen, 'wang'))).toBe('role_missing');
    expect(codeOf(await enter(row, row.payableFen + 1))).toBe('paid_before_amount');
    expect(codeOf(await enter(row, 0))).toBe('paid_before_amount');
    const input = { record: row.record, amountFen: 1, paidOn: PAID_ON, reason: ' ' };
    expect(codeOf(await open.books.enterPaid(input, 'li'))).toBe('reason_missing');
  });

  it('of a revision that was overtaken since stands against it, is told to its PC, and keeps the later one from the bank', async () => {
    const later = await rowOf('00001', 2);
    expect(codeOf(await approve(later))).toBe('ok');
    const alone = await granted();
    expect((await open.books.queries.payList()).rows).toHaveLength(1);
    const first = await rowOf('00001');
    expect(first.state).toBe('superseded');
    expect(codeOf(await enter(first, first.payableFen - 100))).toBe('ok');
    expect(await rowOf('00001')).toMatchObject({ state: 'paid', approvedFen: first.payableFen - 100 });
    const { feedEnd } = await open.books.progress(pc.device.id);
    const { items } = await open.books.feed(pc.device.id, feedEnd - 2, { items: 10, bytes: 1_000_000 });
    const subject = { number: first.number, revision: 1 };
    expect(items).toMatchObject([
      { kind: 'decision', subject, decision: 'partly', approvedFen: first.payableFen - 100, by: 'li同志' },
      { kind: 'payment', subject, movement: 'paid', amountFen: first.payableFen - 100, paidOn: PAID_ON },
    ]);
    // Once in the person's year, as the correction says: a cap counts it once as well.
    expect(await granted()).toBe(alone);
    expect((await open.books.queries.payList()).rows).toEqual([]);
    const list = { paidOn: '2023-10-22', totalFen: later.payableFen };
    const payments = [{ record: later.record, amountFen: later.payableFen }];
    expect(codeOf(await open.books.pay({ ...list, payments }, 'li'))).toBe('already_paid');
    expect(codeOf(await enter(first))).toBe('already_paid');
    expect(codeOf(await enter(later))).toBe('already_paid');
  });

  it('is taken back like any other, and then the later revision may be paid', async () => {
    const [payment] = await open.books.queries.payments({});
    const back = { payment: payment?.payment ?? '', paidOn: '2023-10-22', reason: '退回重付' };
    expect(codeOf(await open.books.voidPayment(back, 'li'))).toBe('ok');
    expect((await rowOf('00001')).state).toBe('superseded');
    const [line] = (await open.books.queries.payList()).rows;
    expect(line?.row).toMatchObject({ revision: 2 });
    const amountFen = line?.approvedFen ?? 0;
    const list = { paidOn: '2023-10-22', totalFen: amountFen, mark: 'ab'.repeat(16) };
    const payments = [{ record: line?.row.record ?? { batch: 1, place: 0 }, amountFen }];
    expect(codeOf(await open.books.pay({ ...list, payments }, 'li'))).toBe('ok');
    const [paid] = await open.books.queries.history({ kinds: ['paid'] });
    expect(paid?.about.mark).toBe('ab'.repeat(16));
  });

  it('of a revision that nobody has decided on needs no other approval, and stays when the tables are made anew', async () => {
    const row = await rowOf('00002');
    expect(codeOf(await enter(row, row.payableFen, 'cli'))).toBe('ok');
    expect(await rowOf('00002')).toMatchObject({ state: 'paid', approvedFen: row.payableFen });
    const before = await open.books.queries.payments({});
    expect(await open.books.rebuild()).toEqual([]);
    expect(await open.books.queries.payments({})).toEqual(before);
    expect((await rowOf('00002')).state).toBe('paid');
  });
});

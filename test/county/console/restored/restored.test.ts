import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, toDay } from '#shared/day.ts';
import type { CaseLine } from '../../../../county/console/api/views.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { applicationOf, deliver, type Pc, personOf } from '../../decide/support/county.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

const NUMBER = '210502001-A-2023-00001';
let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let first: Pc;
let second: Pc;
let guan: Desk;
let chen: Desk;
let li: Desk;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  [first, second] = await makeCases(running);
  first.seal(applicationOf(first.device.pc, 1, { revision: 2, totalYuan: 70_000 }));
  await deliver(running.county, first, 2);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  await makeUser(running, 'li', '李支付', ['payer']);
  [guan, chen, li] = [await deskOf(running, 'guan'), await deskOf(running, 'chen'), await deskOf(running, 'li')];
});
afterAll(() => folder.remove());

async function revisionOf(revision: number): Promise<CaseLine> {
  const { revisions } = await li.get('look-paid-before', { number: NUMBER });
  const row = revisions.find((one) => one.revision === revision);
  if (row === undefined) throw new Error(`No revision ${revision}`);
  return row;
}
const slipOf = ({ record, payableFen }: CaseLine, paidOn = '2023-10-15') => ({
  record,
  amountFen: payableFen,
  paidOn,
  reason: '工行回单 0815',
});

describe('a county that was put back from a backup, at the console', () => {
  it('takes no payment of before while nothing was ever put back', async () => {
    expect(await li.get('standing', {})).toEqual({ outrun: null, restoredOn: null });
    expect(await li.refused('enter-paid', slipOf(await revisionOf(1)))).toBe('never_restored');
  });

  it('says to everybody which PC has seen more than is here, in the sentence that every refusal has', async () => {
    const seen = { epoch: 5, received: 3, feed: 7 };
    await running.county.books.noteSeen(second.device.id, seen);
    const { outrun } = await chen.get('standing', {});
    expect(outrun).toMatchObject({ pc: '210502002-B', epoch: 1, seen });
    expect(await guan.get('standing', {})).toEqual(await chen.get('standing', {}));
    const { record, payableFen } = await revisionOf(2);
    const word = { record, approvedFen: payableFen, reason: '已核对', places: [] };
    const refused = await chen.ask('decide', { ...word, decision: 'approved' });
    expect(refused).toMatchObject({ ok: false, code: 'outrun', title: outrun?.sentence });
    expect(await guan.ask('publish-ledger', { to: null, year: 2023 })).toMatchObject({ title: outrun?.sentence });
    expect(outrun?.sentence).toContain('210502002-B');
  });

  it('works again once its epoch is above, and says when it was put back', async () => {
    await running.county.books.raiseEpoch({ reason: '这里是正在用的', by: 'cli', atLeast: 6 });
    const { today } = await li.get('pay-list', {});
    expect(await li.get('standing', {})).toEqual({ outrun: null, restoredOn: today });
  });

  it('shows whose application it is and every revision of it, to who pays, for its number alone', async () => {
    const { revisions } = await li.get('look-paid-before', { number: NUMBER });
    expect(revisions.map(({ revision, state }) => [revision, state])).toEqual([
      [1, 'superseded'],
      [2, 'accepted'],
    ]);
    expect(revisions[0]?.idNumber).toContain('*');
    expect(await li.get('look-paid-before', { number: revisions[0]?.name ?? '' })).toEqual({ revisions: [] });
    expect(await li.get('look-paid-before', { number: personOf(900).idNumber })).toEqual({ revisions: [] });
    expect(await guan.refused('look-paid-before', { number: NUMBER })).toBe('role_missing');
    expect(await chen.refused('enter-paid', slipOf(await revisionOf(1)))).toBe('role_missing');
  });

  it('refuses a payment of after, of more than was asked, of nothing or without its slip', async () => {
    const slip = slipOf(await revisionOf(1));
    const { restoredOn } = await li.get('standing', {});
    const later = addDays(toDay(restoredOn ?? ''), 1);
    expect(await li.refused('enter-paid', { ...slip, paidOn: later })).toBe('paid_after_restore');
    expect(await li.refused('enter-paid', { ...slip, amountFen: slip.amountFen + 1 })).toBe('paid_before_amount');
    expect(await li.refused('enter-paid', { ...slip, amountFen: 0 })).toBe('paid_before_amount');
    expect(await li.refused('enter-paid', { ...slip, reason: ' ' })).toBe('bad_request');
    expect(await li.refused('enter-paid', { ...slip, record: { batch: 999, place: 0 } })).toBe('unknown_record');
  });

  it('has the payment once, of the revision that was paid, in the name of who entered it', async () => {
    const [paid, later] = [await revisionOf(1), await revisionOf(2)];
    await li.get('enter-paid', slipOf(paid));
    expect(await revisionOf(1)).toMatchObject({ state: 'paid', approvedFen: paid.payableFen });
    expect(await li.refused('enter-paid', slipOf(paid))).toBe('already_paid');
    expect(await li.refused('enter-paid', slipOf(later))).toBe('already_paid');
    const asked = { group: 'money', user: null, from: null, to: null, before: null } as const;
    const [line] = (await guan.get('audit', asked)).rows;
    const { lists } = await li.get('paid-lists', {});
    expect(lists.map(({ kind, count, totalFen }) => [kind, count, totalFen])).toEqual([
      ['entered', 1, paid.payableFen],
    ]);
    expect(await li.refused('export-paid-list', { list: lists[0]?.list ?? '', form: 'csv' })).toBe('list_entered');
    expect(line).toMatchObject({ by: '李支付' });
    expect(line?.words).toMatch(/^补登恢复以前的支付 210502001-A-2023-00001 .*2023-10-15：工行回单 0815$/);
  });
});

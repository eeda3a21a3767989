import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventSchema } from '../../../../county/books/events.ts';
import { groupedMark } from '../../../../county/console/api/pay-mark.ts';
import type { CallInput } from '../../../../county/console/api/calls.ts';
import { AUDIT_GROUPS, type AuditGroup, type AuditLine } from '../../../../county/console/api/figure-views.ts';
import { kindsOf } from '../../../../county/http/console/audit/kinds-of.ts';
import { lookNotes } from '../../../../county/http/console/audit/look-notes.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { approveAll, makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let guan: Desk;
let chen: Desk;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  await makeUser(running, 'li', '李支付', ['payer']);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  [chen, guan] = [await deskOf(running, 'chen'), await deskOf(running, 'guan')];
});
afterAll(() => folder.remove());

const ALL: CallInput<'audit'> = { group: null, user: null, from: null, to: null, before: null };
const linesOf = async (parts: Partial<CallInput<'audit'>>): Promise<readonly AuditLine[]> =>
  (await guan.get('audit', { ...ALL, ...parts })).rows;
const wordsOf = async (parts: { readonly group: AuditGroup }): Promise<readonly string[]> =>
  (await linesOf(parts)).map(({ words }) => words);

describe('the history at the console', () => {
  it('is an administrator’s to read', async () => {
    expect(await chen.refused('audit', ALL)).toBe('role_missing');
  });

  it('has every kind of event under one heading', () => {
    const kinds = AUDIT_GROUPS.flatMap(kindsOf);
    expect(kinds.toSorted()).toEqual(eventSchema.options.map(({ shape }) => shape.kind.value).toSorted());
  });

  it('says decisions, money and what went to the bank in sentences, with who and which case', async () => {
    await approveAll(chen);
    const li = await deskOf(running, 'li');
    const { rows } = await li.get('pay-list', {});
    const payments = rows.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
    const totalFen = rows.reduce((sum, { approvedFen }) => sum + approvedFen, 0);
    const { mark } = await li.get('export-pay-list', { payments, totalFen, form: 'csv' });
    await li.get('pay', { payments, totalFen, mark, paidOn: '2023-12-29' });
    const [paid] = await running.county.books.queries.payments({});
    if (paid === undefined) throw new Error('nothing was paid');
    await li.get('void-payment', { payment: paid.payment, paidOn: '2024-01-02', reason: '账号有误' });
    const [decided] = await linesOf({ group: 'decisions' });
    expect(decided).toMatchObject({ by: '陈审批', number: rows[0]?.number });
    expect(decided?.words).toBe(`批准 ${rows[0]?.number} 11,550.91 元：已核对`);
    expect(decided?.record).not.toBeNull();
    expect(await wordsOf({ group: 'money' })).toEqual([
      `作废 ${paid.number} 的支付 11,550.91 元，退回日期 2024-01-02：账号有误`,
      `登记已付 4 笔，合计 64,401.82 元，付款日期 2023-12-29，校验值 ${groupedMark(mark)}`,
      `导出支付清单 4 笔，合计 64,401.82 元，校验值 ${groupedMark(mark)}`,
    ]);
  });

  it('names whoever opened a case, once in ten minutes', async () => {
    const { rows } = await chen.get('cases', {
      text: '',
      states: [],
      township: null,
      batch: null,
      month: null,
      after: null,
    });
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error('no cases');
    for (const { record } of [first, first, second]) await chen.get('case', { record });
    await guan.get('case', { record: first.record });
    const looks = (await linesOf({ group: 'looks' })).map(({ by, words, record }) => ({ by, words, record }));
    expect(looks.at(-1)?.words).toBe('查看支付清单上的收款账户 4 笔');
    expect(looks.slice(0, -1)).toEqual([
      { by: '管管理', words: `查看案件 ${first.number}`, record: first.record },
      { by: '陈审批', words: `查看案件 ${second.number}`, record: second.record },
      { by: '陈审批', words: `查看案件 ${first.number}`, record: first.record },
    ]);
    const isNew = lookNotes();
    const record = { batch: 1, place: 0 };
    expect([0, 599_999, 600_000].map((ms) => isNew('chen', record, ms))).toEqual([true, false, true]);
    expect(isNew('li', record, 600_000)).toBe(true);
  });

  it('says of users and PCs what was changed, and never a password', async () => {
    const { password } = await guan.get('make-user', { user: 'xin', name: '新来', roles: ['viewer'] });
    await guan.get('renew-password', { user: 'xin' });
    await guan.get('deactivate-user', { user: 'xin' });
    expect((await wordsOf({ group: 'users' })).slice(0, 3)).toEqual([
      '用户 xin（新来）停用',
      '用户 xin（新来）发一次性密码',
      '新建用户 xin（新来），权限 查看',
    ]);
    const [device] = await running.county.books.devices();
    if (device === undefined) throw new Error('no device');
    await running.county.books.revoke({ device: device.device, reason: '电脑丢失', by: 'cli' });
    const [revoked, enrolled] = await linesOf({ group: 'devices' });
    expect(revoked).toMatchObject({ by: '服务器命令', words: `停用电脑 ${device.pc}：电脑丢失` });
    expect(enrolled?.words).toContain('登记电脑');
    const everything = JSON.stringify(await linesOf({}));
    for (const secret of [password, 'scrypt', '测试人']) expect(everything).not.toContain(secret);
  });

  it('is looked through by person and by day, both days inside', async () => {
    expect(new Set((await linesOf({ user: 'li' })).map(({ by }) => by))).toEqual(new Set(['李支付']));
    const { today } = await (await deskOf(running, 'li')).get('pay-list', {});
    const all = (await linesOf({})).length;
    expect(await linesOf({ from: today, to: today })).toHaveLength(all);
    expect(await linesOf({ to: '2020-01-01' })).toEqual([]);
    expect(await linesOf({ from: '2199-01-01' })).toEqual([]);
  });

  it('goes on page by page without a gap, to the first event of the county', async () => {
    const { books } = running.county;
    for (let n = 0; n < 110; n++) await books.raiseEpoch({ reason: `第 ${n} 次`, by: 'cli' });
    const first = await guan.get('audit', ALL);
    expect(first.rows).toHaveLength(100);
    const numbers = first.rows.map(({ n }) => n);
    let { next } = first;
    while (next !== null) {
      const page = await guan.get('audit', { ...ALL, before: next });
      numbers.push(...page.rows.map(({ n }) => n));
      ({ next } = page);
    }
    const { events } = await books.ready();
    expect(numbers).toEqual([...Array(events).keys()].map((n) => events - n));
  });
});

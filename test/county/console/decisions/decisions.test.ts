import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../county/console/api/calls.ts';
import type { CaseLine } from '../../../../county/console/api/views.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let chen: Desk;
/** Two that stand alone, then two with the same bill. */
let alone: readonly CaseLine[];
let paired: readonly CaseLine[];
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  await makeUser(running, 'li', '李支付', ['payer', 'administrator', 'viewer']);
  chen = await deskOf(running, 'chen');
  const { rows } = await chen.get('cases', {
    text: '',
    states: [],
    township: null,
    batch: null,
    month: null,
    after: null,
  });
  alone = rows.filter(({ pairs }) => pairs === 0);
  paired = rows.filter(({ pairs }) => pairs > 0);
});
afterAll(() => folder.remove());

const at = (rows: readonly CaseLine[], index: number): CaseLine => {
  const row = rows[index];
  if (row === undefined) throw new Error(`no case ${index}`);
  return row;
};
type Decision = CallInput<'decide'>;
const approve = ({ record, payableFen }: CaseLine, parts: Partial<Decision> = {}): Decision => ({
  record,
  decision: 'approved',
  approvedFen: payableFen,
  reason: '',
  places: [],
  ...parts,
});
const giveBack = ({ record }: CaseLine, parts: Partial<Decision> = {}): Decision => ({
  record,
  decision: 'returned',
  approvedFen: 0,
  reason: '户名不符',
  places: [{ field: 'account.holder', comment: '与银行卡不一致' }],
  ...parts,
});
const stateOf = async ({ record }: CaseLine) => {
  const file = await chen.get('case', { record });
  return { state: file?.row.state, approvedFen: file?.row.approvedFen, decisions: file?.decisions ?? [] };
};

describe('a decision at the console', () => {
  it('is an approver’s only', async () => {
    const li = await deskOf(running, 'li');
    expect(await li.refused('decide', approve(at(alone, 0)))).toBe('role_missing');
    expect((await stateOf(at(alone, 0))).state).toBe('accepted');
  });

  it('approves exactly what was settled, in the name of who decided', async () => {
    const row = at(alone, 0);
    const less = await chen.ask('decide', approve(row, { approvedFen: row.payableFen - 1 }));
    expect(less).toMatchObject({ ok: false, status: 422, code: 'amount_wrong' });
    expect(less.ok ? '' : less.title).toContain('批准金额');
    expect(await chen.refused('decide', approve(row, { approvedFen: row.payableFen + 1 }))).toBe('amount_wrong');
    await chen.get('decide', approve(row));
    const { state, approvedFen, decisions } = await stateOf(row);
    expect({ state, approvedFen }).toEqual({ state: 'approved', approvedFen: row.payableFen });
    expect(decisions.map(({ by, decision }) => ({ by, decision }))).toEqual([{ by: '陈审批', decision: 'approved' }]);
  });

  it('approves a part only with a reason, more than nothing and less than all', async () => {
    const row = at(alone, 0);
    const part = (approvedFen: number, reason = '自费药不在范围内') =>
      approve(row, { decision: 'partly', approvedFen, reason });
    expect(await chen.refused('decide', part(0))).toBe('amount_wrong');
    expect(await chen.refused('decide', part(row.payableFen))).toBe('amount_wrong');
    expect(await chen.refused('decide', part(row.payableFen - 100, '  '))).toBe('reason_missing');
    await chen.get('decide', part(row.payableFen - 100));
    expect(await stateOf(row)).toMatchObject({ state: 'partly', approvedFen: row.payableFen - 100 });
  });

  it('asks for what was looked at where another application looks the same', async () => {
    const row = at(paired, 0);
    const blind = await chen.ask('decide', approve(row));
    expect(blind).toMatchObject({ ok: false, code: 'look_first' });
    expect(blind.ok ? '' : blind.title).toContain('同一张票据');
    await chen.get('decide', approve(row, { reason: '另一份已电话核实，将退回' }));
    expect((await stateOf(row)).state).toBe('approved');
  });

  it('gives back with a reason and at places, once', async () => {
    const row = at(paired, 1);
    expect(await chen.refused('decide', giveBack(row, { reason: ' ' }))).toBe('reason_missing');
    expect(await chen.refused('decide', giveBack(row, { places: [] }))).toBe('places_missing');
    expect(await chen.refused('decide', giveBack(row, { approvedFen: 1 }))).toBe('amount_wrong');
    await chen.get('decide', giveBack(row));
    const { state, decisions } = await stateOf(row);
    expect(state).toBe('returned');
    expect(decisions.at(-1)?.places).toEqual([{ field: 'account.holder', comment: '与银行卡不一致' }]);
    const again = await chen.ask('decide', giveBack(row));
    expect(again).toMatchObject({ ok: false, status: 422, code: 'returned_already' });
    expect(await chen.refused('decide', approve(row, { reason: '核对过' }))).toBe('returned_already');
  });

  it('is refused in one sentence when what was written is too long, or the case is not there', async () => {
    const row = at(alone, 1);
    const long = await chen.ask('decide', giveBack(row, { reason: '长'.repeat(2_001) }));
    expect(long).toMatchObject({ ok: false, status: 422, code: 'bad_input' });
    expect(long.ok ? '' : long.title).toContain('太长或不合要求');
    expect(await chen.refused('decide', giveBack(row, { record: { batch: 99_999, place: 0 } }))).toBe('unknown_record');
    expect((await stateOf(row)).state).toBe('accepted');
  });

  it('does not take the place of what a colleague decided since the page was drawn', async () => {
    const row = at(alone, 1);
    const standing = async () => {
      const { state = 'accepted', approvedFen = null } = await stateOf(row);
      return { state, approvedFen };
    };
    const stale = await standing();
    const cut = approve(row, { decision: 'partly', approvedFen: row.payableFen - 100, reason: '超出目录' });
    await chen.get('decide', { ...cut, seen: stale });
    expect(await chen.refused('decide', approve(row, { seen: stale }))).toBe('decided_meanwhile');
    expect(await chen.refused('decide', giveBack(row, { seen: stale }))).toBe('decided_meanwhile');
    // Another cut of the same kind is news as well.
    const before = await standing();
    await chen.get('decide', { ...cut, approvedFen: row.payableFen - 200, seen: before });
    expect(await chen.refused('decide', approve(row, { seen: before }))).toBe('decided_meanwhile');
    expect(await standing()).toEqual({ state: 'partly', approvedFen: row.payableFen - 200 });
    await chen.get('decide', approve(row, { seen: await standing() }));
    expect((await standing()).state).toBe('approved');
  });
});

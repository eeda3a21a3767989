import { describe, expect, it } from 'vitest';
import type { CaseView, DecisionView } from '../../../../county/console/api/views.ts';
import { findChanges } from '../../../../county/console/features/cases/case/changes/find-changes.ts';
import { applicationOf } from '../../decide/support/county.ts';

const PC = '210502001-A';
const VISIT = `visit-${PC}-1`;
const contentOf = (...parts: Parameters<typeof applicationOf> extends [string, number, ...infer P] ? P : never) =>
  ({ format: 'aid-record/3', ...applicationOf(PC, 1, ...parts) }) as unknown as CaseView['content'];
const returned = (...places: DecisionView['places']): DecisionView => ({
  id: '1',
  at: '2023-10-22T09:00:00.000+08:00',
  by: '陈审批',
  decision: 'returned',
  approvedFen: 0,
  reason: '金额不符',
  places,
});

const former = contentOf({ totalYuan: 50_000, to: '2023-01-07' });

describe('what a correction changed', () => {
  it('is nothing when the same is sent again', () => {
    expect(findChanges(former, former, null)).toEqual([]);
  });

  it('stands fact by fact in words, as it was and as it is, and nothing else', () => {
    const now = contentOf({ totalYuan: 62_000, to: '2023-01-09', person: { idNumber: '9', name: '改名' } });
    const was = contentOf({ totalYuan: 50_000, to: '2023-01-07', person: { idNumber: '9', name: '原名' } });
    expect(findChanges(was, now, null).map(({ name, before, now: after }) => [name, before, after])).toEqual([
      ['姓名', '原名', '改名'],
      ['户名', '原名', '改名'],
      ['第 1 张票据·出院', '2023-01-07', '2023-01-09'],
      ['第 1 张票据·总费用', '50,000.00', '62,000.00'],
      ['第 1 张票据·范围内', '45,000.00', '57,000.00'],
    ]);
  });

  it('shows what the county pointed at with its words, also where nothing was changed', () => {
    const now = contentOf({ totalYuan: 50_000, to: '2023-01-09' });
    const asked = returned(
      { field: 'visit.to', visit: VISIT, comment: '与票据不同' },
      { field: 'account.holder', comment: '不一致' },
      { field: 'application', comment: '请重新核对' },
    );
    expect(findChanges(former, now, asked)).toMatchObject([
      { name: '整份申请', before: '', now: '', asked: '请重新核对' },
      { name: '户名', asked: '不一致' },
      { name: '第 1 张票据·出院', before: '2023-01-07', now: '2023-01-09', asked: '与票据不同' },
    ]);
    const [, holder] = findChanges(former, now, asked);
    expect(holder?.before).toBe(holder?.now);
  });

  it('names a slip that was taken out and one that was added', () => {
    const [slip] = former.visits;
    if (slip === undefined) throw new Error('no slip');
    const other = { ...slip, id: 'another', hospital: '第二医院', bill: { ...slip.bill, number: 'N-2' } };
    const added = findChanges(former, { ...former, visits: [slip, other] }, null);
    expect(added).toContainEqual(
      expect.objectContaining({ name: '第 2 张票据·医院', before: '', now: '第二医院' }) as unknown,
    );
    const gone = findChanges({ ...former, visits: [slip, other] }, former, null);
    expect(gone).toContainEqual(
      expect.objectContaining({ name: '原第 2 张票据·医院', before: '第二医院', now: '' }) as unknown,
    );
  });
});

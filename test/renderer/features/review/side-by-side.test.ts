import { describe, expect, test } from 'vitest';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import { emptyForm, emptyVisit } from '#shared/domain/application-form.ts';
import { visitFields } from '#shared/domain/review/visit-fields.ts';
import { COLUMNS } from '../../../../renderer/features/intake/bills/columns.ts';
import { commentsAt, presentComments } from '../../../../renderer/features/intake/comments/comments-at.ts';
import { changedFigures } from '../../../../renderer/features/review/beside/changed-figures.ts';
import { answerWords, isUnchanged } from '../../../../renderer/features/review/comments/answer-words.ts';
import { formParts } from '../../../../renderer/features/review/entry/form-parts.ts';
import { orderSlips, slipToBegin } from '../../../../renderer/features/review/slip/order-slips.ts';
import { pictureBox, zoomStep } from '../../../../renderer/features/review/slip/picture-box.ts';

const slip = (id: string, line: string, isRemoved = false, visit = ''): AttachmentView => ({
  id,
  revision: 1,
  line,
  name: `${id}.jpg`,
  media: 'jpeg',
  turn: 0,
  visit,
  size: 1,
  isRemoved,
  addedAt: '2023-10-20T09:00:00.000+08:00',
  addedBy: '窗口一',
});

describe('scans beside the entry', () => {
  const slips = [
    slip('a', 'id'),
    slip('b', 'invoice'),
    slip('c', 'other_payments'),
    slip('d', 'invoice'),
    slip('e', 'invoice', true),
  ];

  test('come with the bills first for a bill, the person’s papers first for the person, and never taken out ones', () => {
    expect(orderSlips(slips, false).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
    expect(orderSlips(slips, true).map(({ id }) => id)).toEqual(['a', 'b', 'd', 'c']);
  });

  test('begin at the same place as the bill only when there is one for each', () => {
    const ordered = orderSlips(slips, false);
    expect(slipToBegin(ordered, { key: 'k2', index: 1, count: 2 })?.id).toBe('d');
    expect(slipToBegin(ordered, { key: 'k2', index: 1, count: 3 })?.id).toBe('b');
    expect(slipToBegin(ordered, null)?.id).toBe('b');
    expect(slipToBegin([], { key: 'k1', index: 0, count: 1 })).toBeNull();
  });

  test('begin with the one that is said to show the bill, and never with one of another bill while there is a free one', () => {
    const ordered = orderSlips(
      [slip('a', 'invoice', false, 'k2'), slip('b', 'invoice', false, 'k1'), slip('c', 'list')],
      false,
    );
    const bill = (index: number) => ({ key: `k${index + 1}`, index, count: 3 });
    expect(slipToBegin(ordered, bill(0))?.id).toBe('b');
    expect(slipToBegin(ordered, bill(1))?.id).toBe('a');
    expect(slipToBegin(ordered, bill(2))?.id).toBe('c');
    expect(slipToBegin(ordered, { key: 'k9', index: 0, count: 2 })?.id).toBe('c');
  });

  test('a turned picture takes the place of its turned sides', () => {
    const natural = { width: 1000, height: 2000 };
    expect(pictureBox(natural, 400, 0)).toEqual({ width: 400, height: 800, imageWidth: 400 });
    expect(pictureBox(natural, 400, 90)).toEqual({ width: 400, height: 200, imageWidth: 200 });
    expect(zoomStep(1, 1)).toBe(1.25);
    expect(zoomStep(0.5, -1)).toBeNull();
    expect(zoomStep(4, 1)).toBeNull();
  });
});

describe('the entry in parts', () => {
  const form = { ...emptyForm('2023-10-20', () => 'i1'), visits: [emptyVisit('v1'), emptyVisit('v2')] };

  test('is the person, then each bill, amounts in a column of their own; what nobody fills in is left out', () => {
    const parts = formParts(form);
    expect(parts.map(({ title, visit }) => [title, visit])).toEqual([
      ['人员', null],
      ['票据 1', 'v1'],
      ['票据 2', 'v2'],
    ]);
    expect(parts[1]?.columns[1].map(({ label }) => label)).toContain('总费用');
    expect(parts[1]?.columns[0].map(({ label }) => label)).not.toContain('床日');
    expect(parts[0]?.columns.flat().map(({ path }) => path)).not.toContain('agent.name');
  });

  test('a bill’s fields are called as in the grid, every one of them', () => {
    const fields = visitFields(emptyVisit('v1'), 0);
    expect(new Map(fields.map(({ path, label }) => [path.replace('visits.v1.', ''), label]))).toEqual(
      new Map(COLUMNS.map(({ at, label }) => [at, label])),
    );
  });
});

const view = (payable: number, aid: number, extra: Partial<SettlementView> = {}): SettlementView => ({
  status: 'settled',
  treatedAs: null,
  visits: [
    {
      visit: 'v1',
      isCurrent: true,
      hospital: '',
      from: '',
      to: '',
      status: 'eligible',
      reasons: [],
      treatedAs: null,
      total: 0,
      basicInsurance: 0,
      seriousIllness: 0,
      supplement: 0,
      burden: 100,
      aid: [],
      aidTotal: aid,
      residual: 0,
    },
  ],
  years: [
    { year: 2023, burden: 100, aid: [{ fund: 'basic', name: '基本救助', amount: aid }], aidTotal: aid, residual: 0 },
  ],
  totalAid: aid,
  alreadyPaid: 0,
  payable,
  recover: 0,
  deferred: 0,
  provisional: false,
  missing: [],
  alternatives: [],
  caps: [],
  trace: [],
  pack: { id: 'p', title: '', hash: '' },
  engine: '',
  ...extra,
});

test('figures that changed are given old and new, what is due always, bills of other applications never', () => {
  const names = new Map([['v1', '第 1 张票据']]);
  expect(changedFigures(view(70, 70), view(70, 70), names)).toEqual([{ name: '应救助', before: 70, after: 70 }]);
  expect(changedFigures(view(70, 70), view(80, 80), names)).toEqual([
    { name: '应救助', before: 70, after: 80 },
    { name: '合计救助', before: 70, after: 80 },
    { name: '2023 年基本救助', before: 70, after: 80 },
    { name: '第 1 张票据·救助', before: 70, after: 80 },
  ]);
  const gone = changedFigures(view(70, 70), view(0, 0, { years: [], visits: [] }), names);
  expect(gone).toContainEqual({ name: '第 1 张票据·个人负担', before: 100, after: null });
  expect(changedFigures(view(70, 70), view(80, 80), new Map()).map(({ name }) => name)).not.toContain(
    '第 1 张票据·救助',
  );
});

describe('comments', () => {
  const comment = (
    id: string,
    round: number,
    state: ReviewComment['state'],
    path = 'visits.v1.amounts.total',
  ): ReviewComment => ({
    id,
    revision: 1,
    round,
    path,
    place: '第 1 张票据·总费用',
    value: '100.00',
    text: '不符',
    by: '李复核',
    at: '2023-10-20T09:00:00.000+08:00',
    state,
    answer: state === 'explained' ? '票面如此' : '',
    answeredBy: state === 'open' ? '' : '窗口一',
    answeredAt: null,
  });

  test('in the draft are those of the last return, and what is still open of the ones before', () => {
    const all = [comment('a', 4, 'changed'), comment('b', 4, 'open'), comment('c', 9, 'changed')];
    expect(presentComments(all).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('are found by field and by line, with the same array each time', () => {
    const all = [comment('a', 4, 'open'), comment('b', 4, 'open', 'account.bank')];
    expect(commentsAt(all, 'visits.v1.amounts.total').map(({ id }) => id)).toEqual(['a']);
    expect(commentsAt(all, 'visits.v1').map(({ id }) => id)).toEqual(['a']);
    expect(commentsAt(all, 'account.bank')).toBe(commentsAt(all, 'account.bank'));
    expect(commentsAt(all, 'visits.v2')).toEqual([]);
  });

  test('say how they were answered, and when a field said to be changed reads as before', () => {
    const states = ['open', 'changed', 'explained'] as const;
    expect(states.map((state) => answerWords(comment('a', 1, state)))).toEqual([
      '等待答复',
      '已改',
      '已说明：票面如此',
    ]);
    expect(isUnchanged(comment('a', 1, 'changed'), '100.00')).toBe(true);
    expect(isUnchanged(comment('a', 1, 'changed'), '120.00')).toBe(false);
    expect(isUnchanged(comment('a', 1, 'explained'), '100.00')).toBe(false);
  });
});

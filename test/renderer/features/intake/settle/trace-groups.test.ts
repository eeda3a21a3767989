import { expect, it } from 'vitest';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { groupTrace } from '../../../../../renderer/features/intake/settle/trace-groups.ts';
import { sampleSettledVisit, sampleSettlement } from '../sample.ts';

const row = (visit: string | null, step: string, layer = 'basic'): TraceRow => ({
  visit,
  layer,
  layerName: '基本救助',
  step,
  text: '',
  formula: '',
  result: null,
  article: '',
  passage: '',
});

it('groups the steps by bill with its settlement, the year last, and keeps a bill without steps', () => {
  const [one, two] = [sampleSettledVisit('v1'), sampleSettledVisit('v2', { status: 'excluded' })];
  const settlement = sampleSettlement([one, two], { trace: [row(null, 'year'), row('v1', 'a'), row('v1', 'b')] });
  expect(groupTrace(settlement)).toEqual([
    { part: 'bill', visit: 'v1', settled: one, rows: [row('v1', 'a'), row('v1', 'b')] },
    { part: 'bill', visit: 'v2', settled: two, rows: [] },
    { part: 'year', visit: null, settled: null, rows: [row(null, 'year')] },
  ]);
});

it('puts what the county said before the bills, whose limits count it', () => {
  const said = row(null, 'countyDecision', 'opening');
  const settlement = sampleSettlement([sampleSettledVisit('v1')], {
    trace: [said, row('v1', 'a'), row(null, 'total')],
  });
  expect(groupTrace(settlement).map(({ part, rows }) => [part, rows[0]])).toEqual([
    ['opening', said],
    ['bill', row('v1', 'a')],
    ['year', row(null, 'total')],
  ]);
});

it('shows no sums of the year while a bill is undecided', () => {
  const open = sampleSettledVisit('v1', { status: 'undecided' });
  const settlement = sampleSettlement([open], { status: 'undecided', trace: [row('v1', 'a'), row(null, 'total')] });
  expect(groupTrace(settlement).map(({ visit }) => visit)).toEqual(['v1']);
});

import { expect, it } from 'vitest';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { groupTrace } from '../../../../../renderer/features/intake/settle/trace-groups.ts';
import { sampleSettledVisit, sampleSettlement } from '../sample.ts';

const row = (visit: string | null, step: string): TraceRow => ({
  visit,
  layer: 'basic',
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
    { visit: 'v1', settled: one, rows: [row('v1', 'a'), row('v1', 'b')] },
    { visit: 'v2', settled: two, rows: [] },
    { visit: null, settled: null, rows: [row(null, 'year')] },
  ]);
});

it('shows no sums of the year while a bill is undecided', () => {
  const open = sampleSettledVisit('v1', { status: 'undecided' });
  const settlement = sampleSettlement([open], { status: 'undecided', trace: [row('v1', 'a'), row(null, 'total')] });
  expect(groupTrace(settlement).map(({ visit }) => visit)).toEqual(['v1']);
});

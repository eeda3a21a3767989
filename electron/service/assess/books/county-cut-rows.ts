import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { formatDayInWords, toDay, yearOf } from '#shared/day.ts';
import { formatYuanGrouped, sumFen } from '#shared/fen.ts';
import type { AssessInput } from '../assess-input.ts';
import type { ClosedYear } from './closed-years.ts';
import type { CountyCut } from './county-decision.ts';
import { entered } from './given.ts';

const row = (text: string): TraceRow => ({
  visit: null,
  layer: 'opening',
  layerName: '县级决定',
  step: 'countyDecision',
  text,
  formula: '',
  result: null,
  article: '',
  passage: '',
});

const saidOf = ({ day, number, asked, granted }: CountyCut): string =>
  `县级${formatDayInWords(day)}部分批准申请 ${number}：申请 ${formatYuanGrouped(asked)} 元，批准 ${formatYuanGrouped(granted)} 元`;

/** `50,000.00 元（基本救助 20,000.00 元、倾斜救助 30,000.00 元）`: each fund's limit is counted with its own part. */
function paidWords({ content }: AssessInput['pack'], paid: ClosedYear['paid']): string {
  const parts = content.funds.flatMap(({ id, name }) => {
    const amount = paid[id];
    return amount === undefined ? [] : [`${name} ${formatYuanGrouped(amount)} 元`];
  });
  return `${formatYuanGrouped(sumFen(Object.values(paid)))} 元${parts.length === 0 ? '' : `（${parts.join('、')}）`}`;
}

/**
 * What the county granted less than was asked, as the first steps of a settlement: whose decision it is, of which day, and what of it
 * counts in the years that are settled.
 */
export function cutRows(
  { cuts, ledger, earlier, pack }: AssessInput,
  closed: readonly ClosedYear[],
  settled: readonly { readonly year: number }[],
): readonly TraceRow[] {
  const years = new Set([...settled.map(({ year }) => year), ...closed.map(({ year }) => year)]);
  const touches = ({ applicationId }: CountyCut): boolean =>
    earlier.some((visit) => visit.applicationId === applicationId && years.has(yearOf(toDay(visit.to)))) ||
    entered(ledger, 'settlement').some((entry) => entry.applicationId === applicationId && years.has(entry.year));
  const touching = cuts.filter(touches);
  if (closed.length === 0)
    return touching.map((cut) =>
      row(`${saidOf(cut)}。本次无法单独扣除未批准的部分，限额仍按申请的金额计算，不会多付。`),
    );
  return [
    ...touching.map((cut) => row(`${saidOf(cut)}，限额按批准的金额计算。`)),
    ...closed.map(({ year, burden, paid }) =>
      row(
        `${year} 年度此前的申请按县级批准的结果计入期初，不再重算：计入个人负担 ${formatYuanGrouped(burden)} 元、已批准救助 ${paidWords(pack, paid)}。`,
      ),
    ),
  ];
}

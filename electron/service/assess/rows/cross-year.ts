import type { PolicyPack } from '#rules';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { type Day, formatDayInWords, toDay, yearOf } from '#shared/day.ts';
import type { Passages } from '../articles.ts';

/** A visit of the case as the engine was given it. */
type Span = { readonly id: string; readonly kind: string; readonly from: string; readonly to: string };

/** How every pack says by which day a bill belongs to a year. */
const YEAR_READING = /日期归入年度/;

const words = (kind: string): readonly [string, string] => (kind === 'inpatient' ? ['入院', '出院'] : ['开始', '结束']);

function crossYearRow(pack: PolicyPack, passages: Passages, visit: string, kind: string, from: Day, to: Day): TraceRow {
  const [begins, ends] = words(kind);
  const reading = pack.content.readings.find(({ text }) => YEAR_READING.test(text));
  const article = reading === undefined ? '' : (pack.content.articles[reading.article]?.citation ?? '');
  const how = reading === undefined ? '' : `按政策包的读法：${reading.text}`;
  return {
    visit,
    layer: 'year',
    layerName: '年度归属',
    step: 'cross_year',
    text: `跨年度：${formatDayInWords(from)}${begins}，${formatDayInWords(to)}${ends}，整次计入 ${yearOf(to)} 年度，不拆分。政策文件没有写明跨年怎样分，${how}县级另有规定的，以县级审核为准。`,
    formula: '',
    result: null,
    article,
    passage: passages(article === '' ? null : article),
  };
}

/**
 * The steps with a line before those of each bill that reaches over New Year: which year it counts to, by which reading of
 * the pack, and that no document says it. No pack has a source for it: see `docs/policy-readings.md`, C20.
 */
export function withCrossYear(
  pack: PolicyPack,
  passages: Passages,
  visits: readonly Span[],
  steps: readonly TraceRow[],
  visitKey: (caseVisit: string) => string,
): TraceRow[] {
  const rows = [...steps];
  for (const { id, kind, from, to } of visits) {
    const [first, last] = [toDay(from), toDay(to)];
    const visit = visitKey(id);
    const at = rows.findIndex((row) => row.visit === visit);
    if (at >= 0 && yearOf(first) < yearOf(last))
      rows.splice(at, 0, crossYearRow(pack, passages, visit, kind, first, last));
  }
  return rows;
}

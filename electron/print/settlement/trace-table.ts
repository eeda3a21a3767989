import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { type Html, html } from '../html/html.ts';
import { amountText, figureCell } from '../html/amount-cell.ts';
import { spanText } from '../words/form-words.ts';
import type { StayLine } from '../words/stay-lines.ts';

/** What all citations begin with, up to the article: said once in the heading instead of in every row. */
function sharedDocument(articles: readonly string[]): string {
  const names = new Set(articles.filter((article) => article !== '').map((article) => article.split(' ')[0] ?? ''));
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

/** Consecutive steps of one layer of one stay: they stay together on a page. */
type Group = readonly [TraceRow, ...TraceRow[]];

function groupsOf(trace: readonly TraceRow[]): readonly Group[] {
  return trace.reduce<readonly Group[]>((groups, row) => {
    const last = groups.at(-1);
    const belongs = last !== undefined && last[0].visit === row.visit && last[0].layerName === row.layerName;
    return belongs ? [...groups.slice(0, -1), [...last, row]] : [...groups, [row]];
  }, []);
}

function traceRow(row: TraceRow, layer: Html | null, document: string): Html {
  const article = row.article.slice(document.length).trim();
  return html`<tr class="${layer === null ? 'under' : ''}">
    ${layer}
    <td>${row.text}${row.formula === '' ? null : html` <span class="formula">${row.formula}</span>`}</td>
    ${figureCell(row.result === null ? '' : amountText(row.result))}
    <td class="middle">${article === '' ? row.article : article}</td>
  </tr>`;
}

/** What the county said before stands apart from the year's sums, which have no stay either. */
const isOpening = ({ visit, layer }: TraceRow): boolean => visit === null && layer === 'opening';

function heading(stay: StayLine | undefined, index: number, first: TraceRow): Html {
  const other = isOpening(first) ? '此前的救助（县级记载）' : '年度与支付';
  const name = stay === undefined ? other : `${index + 1}. ${stay.hospital}（${spanText(stay.from, stay.to)}）`;
  return html`<tr class="group">
    <td colspan="4">${name}</td>
  </tr>`;
}

function groupBody(group: Group, before: Group | undefined, stays: readonly StayLine[], document: string): Html {
  const [first] = group;
  const { visit, layerName } = first;
  const goesOn = before !== undefined && before[0].visit === visit && isOpening(before[0]) === isOpening(first);
  const at = stays.findIndex(({ key }) => key === visit);
  const layer = html`<td class="layer" rowspan="${group.length}">${layerName}</td>`;
  return html`<tbody class="whole">
    ${goesOn ? null : heading(stays[at], at, first)}
    ${group.map((row, index) => traceRow(row, index === 0 ? layer : null, document))}
  </tbody>`;
}

/** The heading of the trace; it names the document once. */
export function traceHeading(trace: readonly TraceRow[]): string {
  const document = sharedDocument(trace.map(({ article }) => article));
  return document === '' ? '计算过程' : `计算过程（依据栏为《${document}》的条款）`;
}

/** The arithmetic line by line, by stay: sentence, formula, amount, article. Every row of the trace is printed. */
export function traceTable(trace: readonly TraceRow[], stays: readonly StayLine[]): Html {
  const document = sharedDocument(trace.map(({ article }) => article));
  const groups = groupsOf(trace);
  return html`<table class="trace">
    <colgroup>
      <col style="width:15mm" />
      <col />
      <col style="width:20mm" />
      <col style="width:${document === '' ? 28 : 14}mm" />
    </colgroup>
    <thead>
      <tr>
        <th>环节</th>
        <th>计算说明与算式</th>
        <th>金额</th>
        <th>依据</th>
      </tr>
    </thead>
    ${groups.map((group, index) => groupBody(group, groups[index - 1], stays, document))}
  </table>`;
}

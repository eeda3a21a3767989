import { type Html, html } from '../html/html.ts';
import { amountCell } from '../html/amount-cell.ts';
import { spanText } from '../words/form-words.ts';
import { type StayFigure, type StayLine, sumFigure } from '../words/stay-lines.ts';

/** Two lines of figures a stay: what it cost above, who bore it below. All twelve in one line would not fit A4. */
const UPPER: readonly (readonly [StayFigure, string])[] = [
  ['total', '总费用'],
  ['ownExpense', '全自费'],
  ['overLimit', '超限价'],
  ['firstPay', '先行自付'],
  ['inScope', '范围内'],
  ['other', '其他赔付'],
];
const LOWER: readonly (readonly [StayFigure, string])[] = [
  ['basic', '基本医保'],
  ['seriousIllness', '大病保险'],
  ['supplement', '其他补充'],
  ['burden', '个人负担'],
  ['aid', '医疗救助'],
  ['residual', '救助后余额'],
];

const heads = (columns: typeof UPPER): readonly Html[] => columns.map(([, name]) => html`<th>${name}</th>`);

const cells = (columns: typeof UPPER, figureOf: (figure: StayFigure) => number | null): readonly Html[] =>
  columns.map(([figure]) => amountCell(figureOf(figure)));

function stayRows(stay: StayLine, index: number): Html {
  const { hospital, from, to, kind, place, diagnosis, remarks, figures, isCurrent } = stay;
  const facts = [kind, place, diagnosis].filter((text) => text !== '').join('；');
  const rowspan = remarks.length === 0 ? 2 : 3;
  return html`<tbody class="whole">
    <tr>
      <td class="middle" rowspan="${rowspan}">${index + 1}</td>
      <td rowspan="${rowspan}">
        <div>${hospital}</div>
        <div class="small nowrap">${spanText(from, to)}</div>
        ${isCurrent ? html`<div class="small">${facts}</div>` : html`<div class="small">本年其他申请的票据</div>`}
      </td>
      ${cells(UPPER, (figure) => figures[figure])}
    </tr>
    <tr class="under">
      ${cells(LOWER, (figure) => figures[figure])}
    </tr>
    ${
      remarks.length === 0
        ? null
        : html`<tr class="under">
            <td class="small" colspan="6">${remarks.join(' ')}</td>
          </tr>`
    }
  </tbody>`;
}

/** The sums; a single stay is its own sum. */
function sumRows(stays: readonly StayLine[]): Html | null {
  if (stays.length < 2) return null;
  return html`<tbody class="whole sum">
    <tr>
      <th colspan="2" rowspan="2">合计</th>
      ${cells(UPPER, (figure) => sumFigure(stays, figure))}
    </tr>
    <tr class="under">
      ${cells(LOWER, (figure) => sumFigure(stays, figure))}
    </tr>
  </tbody>`;
}

/** Every stay of the year with all amounts of its slip and what the settlement found, and the sums. */
export function staysTable(stays: readonly StayLine[]): Html {
  return html`<table class="stays">
    <colgroup>
      <col style="width:7mm" />
      <col />
      <col span="6" style="width:18.9mm" />
    </colgroup>
    <thead>
      <tr>
        <th rowspan="2">序</th>
        <th rowspan="2">医疗机构、起止日期</th>
        ${heads(UPPER)}
      </tr>
      <tr class="under">
        ${heads(LOWER)}
      </tr>
    </thead>
    ${stays.map(stayRows)} ${sumRows(stays)}
  </table>`;
}

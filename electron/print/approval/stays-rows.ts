import { type Html, html } from '../html/html.ts';
import { amountCell } from '../html/amount-cell.ts';
import { spanText } from '../words/form-words.ts';
import { type StayLine, sumFigure } from '../words/stay-lines.ts';

/** What basic insurance, serious-illness insurance and supplements bore together; null where one is unknown. */
function insurancePaid({ figures: { basic, seriousIllness, supplement } }: StayLine): number | null {
  return basic === null || seriousIllness === null || supplement === null ? null : basic + seriousIllness + supplement;
}

function stayRow(stay: StayLine, index: number): Html {
  const { hospital, place, kind, from, to, diagnosis, bill, marks, figures } = stay;
  const facts = [kind, place, diagnosis].filter((text) => text !== '').join('；');
  return html`<tr>
    <td class="middle">${index + 1}</td>
    <td>
      <div>${hospital}</div>
      <div class="small">${facts}</div>
      <div class="small">
        <span class="nowrap">${spanText(from, to)}</span>
        ${bill === '' ? null : html`<span class="nowrap">票据 ${bill}</span>`}
      </div>
      ${marks.length === 0 ? null : html`<div class="small">${marks.join('；')}</div>`}
    </td>
    ${amountCell(figures.total)} ${amountCell(insurancePaid(stay))} ${amountCell(figures.burden)}
    ${amountCell(figures.aid)}
  </tr>`;
}

/** The bills of this application. */
export function applicationStays(stays: readonly StayLine[]): Html {
  const insurance = stays.reduce<number | null>((sum, stay) => {
    const paid = insurancePaid(stay);
    return sum === null || paid === null ? null : sum + paid;
  }, 0);
  return html`<table class="form joined stays">
    <colgroup>
      <col style="width:8mm" />
      <col />
      <col style="width:22mm" />
      <col style="width:22mm" />
      <col style="width:22mm" />
      <col style="width:22mm" />
    </colgroup>
    <thead>
      <tr>
        <th>序</th>
        <th>医疗机构、病种、起止日期、票据</th>
        <th>总费用</th>
        <th>保险支付</th>
        <th>个人负担</th>
        <th>测算救助</th>
      </tr>
    </thead>
    <tbody>
      ${stays.map(stayRow)}
      <tr>
        <th colspan="2">合计（元）</th>
        ${amountCell(sumFigure(stays, 'total'))} ${amountCell(insurance)} ${amountCell(sumFigure(stays, 'burden'))}
        ${amountCell(sumFigure(stays, 'aid'))}
      </tr>
    </tbody>
  </table>`;
}

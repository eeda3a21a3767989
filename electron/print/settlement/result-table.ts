import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { fen } from '#shared/fen.ts';
import { type Html, html } from '../html/html.ts';
import { rmbWords } from '../rmb-words.ts';
import { amountCell, amountText, figureCell } from '../html/amount-cell.ts';

type Year = SettlementView['years'][number];

function fundRow({ year, burden, aid, residual }: Year, index: number): Html {
  const fund = aid[index];
  const [isFirst, span] = [index === 0, aid.length];
  return html`<tr class="${isFirst ? '' : 'under'}">
    ${isFirst ? html`<td class="middle" rowspan="${span}">${year}</td>` : null}
    ${isFirst ? amountCell(burden, span) : null}
    <td>${fund?.name ?? ''}</td>
    ${amountCell(fund?.amount ?? null)} ${isFirst ? amountCell(residual, span) : null}
  </tr>`;
}

/** The year's burden, each fund's share of it, and what is left to the person. */
function fundsTable({ years }: SettlementView): Html {
  return html`<table class="funds">
    <colgroup>
      <col style="width:9mm" />
      <col style="width:19mm" />
      <col />
      <col style="width:19mm" />
      <col style="width:19mm" />
    </colgroup>
    <thead>
      <tr>
        <th>年度</th>
        <th>个人负担</th>
        <th>救助项目</th>
        <th>救助金额</th>
        <th>救助后余额</th>
      </tr>
    </thead>
    <tbody>
      ${years.flatMap((year) => year.aid.map((_, index) => fundRow(year, index)))}
    </tbody>
  </table>`;
}

/** Yearly limits: how much of each is used with this settlement, and what is left. */
function capsTable({ caps }: SettlementView): Html {
  const years = new Set(caps.map(({ year }) => year));
  const rows = caps.map(
    ({ year, name, cap, before, now, left }) =>
      html`<tr>
        <td>${years.size > 1 ? `${year} ` : ''}${name}</td>
        ${figureCell(cap === null ? '不设' : amountText(cap))} ${amountCell(before + now)} ${amountCell(left)}
      </tr>`,
  );
  return html`<table class="caps">
    <colgroup>
      <col />
      <col style="width:17mm" />
      <col style="width:18mm" />
      <col style="width:17mm" />
    </colgroup>
    <thead>
      <tr>
        <th>${years.size > 1 ? '' : `${[...years].join('')} `}年度限额</th>
        <th>限额</th>
        <th>累计已用</th>
        <th>剩余</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** The true-up: total − paid − deferred = payable, in figures and in words. */
function payableTable({ totalAid, alreadyPaid, deferred, recover, payable }: SettlementView): Html {
  return html`<table class="payable">
    <colgroup>
      <col style="width:22mm" />
      <col />
      <col style="width:22mm" />
      <col />
      <col style="width:18mm" />
      <col />
      <col style="width:18mm" />
      <col />
    </colgroup>
    <tr>
      <th>应救助合计</th>
      ${amountCell(totalAid)}
      <th>此前已支付</th>
      ${amountCell(alreadyPaid)}
      <th>年终结算</th>
      ${amountCell(deferred)}
      <th>应追回</th>
      ${amountCell(recover)}
    </tr>
    <tr class="pay">
      <th class="strong">本次支付</th>
      <td class="amount" colspan="2"><span>¥${amountText(payable)}</span></td>
      <th>人民币大写</th>
      <td colspan="4"><span class="clear">${rmbWords(fen(payable))}</span></td>
    </tr>
  </table>`;
}

/** What is paid, what it is made of by year and fund, and what is left of the limits. */
export function resultTables(settlement: SettlementView): Html {
  const hasFunds = settlement.years.some(({ aid }) => aid.length > 0);
  return html`<div class="whole">
    ${payableTable(settlement)}
    <div class="pair">
      ${hasFunds ? fundsTable(settlement) : null}${settlement.caps.length > 0 ? capsTable(settlement) : null}
    </div>
  </div>`;
}

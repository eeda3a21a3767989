import { fen } from '#shared/fen.ts';
import { amountText, figureCell } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';
import { rmbWords } from '../rmb-words.ts';

/** `共核查 8 项，均符合。` or what does not meet and what is open. */
function checkedWords({ eligibility }: PaperInput): string {
  if (eligibility.length === 0) return '';
  const named = (result: 'fail' | 'unknown'): string =>
    [...new Set(eligibility.filter((line) => line.result === result).map(({ condition }) => condition))].join('、');
  const [failed, open] = [named('fail'), named('unknown')];
  if (failed === '' && open === '') return `共核查 ${eligibility.length} 项，均符合。`;
  const parts = [failed === '' ? '' : `不符合：${failed}`, open === '' ? '' : `未能确定：${open}`];
  return `共核查 ${eligibility.length} 项。${parts.filter((part) => part !== '').join('；')}。`;
}

/** What two people set aside, and on what paper; the county decides with it before its eyes. */
const specialRow = ({ specialCases }: PaperInput): Html | null =>
  specialCases.length === 0
    ? null
    : html`<tr>
        <th>特殊情形</th>
        <td colspan="3" class="small special">${specialCases.map((sentence) => html`<div>${sentence}</div>`)}</td>
      </tr>`;

/** The four figures of the request; all blank while nothing can be settled, because a 0.00 would be read as a refusal. */
function request({ settlement }: PaperInput): Readonly<Record<'total' | 'paid' | 'payable' | 'words', string>> {
  if (settlement === null || settlement.status === 'undecided') return { total: '', paid: '', payable: '', words: '' };
  const { totalAid, alreadyPaid, payable } = settlement;
  return {
    total: amountText(totalAid),
    paid: amountText(alreadyPaid),
    payable: `¥${amountText(payable)}`,
    words: rmbWords(fen(payable)),
  };
}

/** Amount asked for, what was paid before, the result of the checks, and the applicant's word. */
export function requestTable(input: PaperInput): Html {
  const { total, paid, payable, words } = request(input);
  return html`<table class="form joined">
    <colgroup>
      <col style="width:29mm" />
      <col />
      <col style="width:29mm" />
      <col style="width:68mm" />
    </colgroup>
    <tr>
      <th>应救助合计</th>
      ${figureCell(total)}
      <th>此前已支付</th>
      ${figureCell(paid)}
    </tr>
    <tr class="request">
      <th class="strong">申请救助金额</th>
      ${figureCell(payable)}
      <th>人民币大写</th>
      <td><span class="clear">${words}</span></td>
    </tr>
    <tr>
      <th>窗口核查</th>
      <td colspan="3">${checkedWords(input)}</td>
    </tr>
    ${specialRow(input)}
    <tr>
      <th>申请人声明</th>
      <td colspan="3" class="declaration">
        <p>
          本人承诺所填内容和所交材料真实、完整，所列票据未在其他地方申请过医疗救助；同意有关部门核查本人及家庭的参保、就医和救助信息；如有不实，愿退回已领取的救助金并承担相应责任。
        </p>
        <div class="sign-line"><span>申请人（代办人）签字或按印：</span><span>年　　月　　日</span></div>
      </td>
    </tr>
  </table>`;
}

import { amountText } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import { withDays } from '../html/with-days.ts';
import { rmbWords } from '../rmb-words.ts';
import type { FailedCondition, Letter } from './letter.ts';
import { addressee, dayOrBlank, letterSigns, phoneLine } from './letter-parts.ts';

const failedTable = (failed: readonly FailedCondition[]): Html =>
  html`<table class="failed">
    <colgroup>
      <col style="width:14mm" />
      <col style="width:42mm" />
      <col style="width:50mm" />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th>序号</th>
        <th>不符合的条件</th>
        <th>查明的事实</th>
        <th>依据</th>
      </tr>
    </thead>
    <tbody>
      ${failed.map(
        ({ condition, rule, fact, source, bill, article, passage }, index) =>
          html`<tr>
            <td class="middle">${index + 1}</td>
            <td><b>${condition}</b>${rule === '' ? null : html`<div class="small">${rule}</div>`}</td>
            <td>
              ${withDays(fact)}${bill === '' ? null : html`<div class="small">票据：${withDays(bill)}</div>`}${
                source === '' ? null : html`<div class="small">来源：${source}</div>`
              }
            </td>
            <td>${article}${passage === '' ? null : html`<div class="passage">“${passage}”</div>`}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** 不予救助告知书: which conditions are not met, by which fact and article, and where one can have it looked at again. */
export const refusalBody = ({ head, policyTitle, total, failed }: Extract<Letter, { kind: 'refusal' }>): Html =>
  html`${addressee(head)}
    <p class="text">
      你于${dayOrBlank(head.applicationDate)}提出的医疗救助申请${
        total === null ? '' : `（票据总费用 ¥${amountText(total)}，人民币${rmbWords(total)}）`
      }，按照《${policyTitle}》逐项核查，有
      ${failed.length} 项条件不符合，决定不予救助。
    </p>
    <h2>不予救助的理由</h2>
    ${failedTable(failed)}
    <h2>你的权利</h2>
    <p class="text">
      认为上面的事实有误，或者能补充新的证明材料的，请向本窗口提出，本窗口重新核查。情况变化以后可以再次申请。
    </p>
    <p class="text">
      对本决定不服的，依照《社会救助暂行办法》第六十五条，可以自收到本告知书之日起六十日内依法申请行政复议，或者在六个月内依法向人民法院提起行政诉讼。
    </p>
    ${phoneLine(head)}
    ${letterSigns(['经办人（签字）', '申请人或代办人（签收）', '作出决定的单位（盖章）'], head, '本告知书一式两份，申请人和窗口各存一份。')}`;

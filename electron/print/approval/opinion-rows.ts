import { type Html, html } from '../html/html.ts';

type Opinion = { readonly name: string; readonly choices: Html; readonly signers: readonly string[] };

const VILLAGE: Opinion = {
  name: '村（居）民委员会意见',
  choices: html`<span>□ 情况属实</span><span>□ 情况不属实，理由：</span>`,
  signers: ['调查人', '负责人'],
};

const TOWNSHIP: Opinion = {
  name: '乡镇人民政府（街道办事处）意见',
  choices: html`<span>□ 情况属实，同意上报</span><span>□ 不同意，理由：</span>`,
  signers: ['经办人', '负责人'],
};

const COUNTY: Opinion = {
  name: '县级医疗保障部门意见',
  choices: html`<span>□ 同意</span><span>□ 部分同意</span><span>□ 不同意</span>
    <span>核定救助金额<span class="blank-amount"></span>元</span>`,
  signers: ['经办人', '复核人', '负责人'],
};

/** One level's opinion: room to write, the people who sign, 30 mm for the seal, a date line. */
function opinionTable({ name, choices, signers }: Opinion): Html {
  return html`<table class="form joined whole">
    <colgroup>
      <col style="width:29mm" />
      <col />
    </colgroup>
    <tr>
      <th class="level">${name}</th>
      <td class="opinion">
        <div class="choices">${choices}</div>
        <div class="people">${signers.map((signer) => html`<span>${signer}：</span>`)}</div>
        <div class="seal"><span>（盖章）</span><span>年　　月　　日</span></div>
      </td>
    </tr>
  </table>`;
}

/** The opinions of village, township and county, in the order the paper travels; each can begin a page. */
export const opinionTables = (): readonly Html[] => [VILLAGE, TOWNSHIP, COUNTY].map(opinionTable);

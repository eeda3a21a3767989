import { type Html, html } from '../html/html.ts';

/** What may be asked for. Which of them a case needs is ticked by hand; the paper knows no materials yet. */
const MATERIALS = [
  ['申请人身份证、户口簿', '复印件'],
  ['救助身份证明（名册已载明的免交）', '复印件'],
  ['家庭经济状况核查授权书（未认定身份的）', '原件'],
  ['医疗收费票据（电子票据打印件）', '原件'],
  ['住院费用清单', '原件'],
  ['出院小结、诊断证明', '复印件'],
  ['基本医保、大病保险结算单', '原件'],
  ['转诊或异地就医备案证明', '复印件'],
  ['门诊慢特病证明、处方底方', '复印件'],
  ['收款银行卡或存折（他人代领的附授权书）', '复印件'],
  ['代办人身份证、委托书', '原件'],
  ['其他赔付、第三方责任说明', '原件'],
] as const;

/** Two materials a row, with a box to tick and room for the count. */
export function materialTable(): Html {
  const cells = ([name, form]: (typeof MATERIALS)[number]): Html =>
    html`<td class="item">□ ${name}</td>
      <td class="middle">${form}</td>
      <td class="middle count">份</td>`;
  const half = MATERIALS.length / 2;
  const rows = MATERIALS.slice(0, half).map((material, index) => {
    const right = MATERIALS[half + index];
    return html`<tr>
      ${cells(material)}${right === undefined ? null : cells(right)}
    </tr>`;
  });
  return html`<table class="form materials whole">
    <colgroup>
      <col />
      <col style="width:14mm" />
      <col style="width:12mm" />
      <col />
      <col style="width:14mm" />
      <col style="width:12mm" />
    </colgroup>
    <thead>
      <tr>
        <th>材料</th>
        <th>形式</th>
        <th>份数</th>
        <th>材料</th>
        <th>形式</th>
        <th>份数</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

import { type Html, html } from '../html/html.ts';
import type { Letter } from './letter.ts';
import { letterSigns } from './letter-parts.ts';

/** Rows of the table of members, filled or for the pen. */
const LEAST_ROWS = 6;

type Member = { readonly name: string; readonly relation: string; readonly idNumber: string };

const memberTable = (members: readonly Member[]): Html => {
  const open = Array.from({ length: Math.max(0, LEAST_ROWS - members.length) }, () => ({
    name: '',
    relation: '',
    idNumber: '',
  }));
  return html`<table class="members">
    <colgroup>
      <col style="width:38mm" />
      <col style="width:28mm" />
      <col style="width:54mm" />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th>姓名</th>
        <th>与申请人关系</th>
        <th>证件号码</th>
        <th>签字（按手印）</th>
      </tr>
    </thead>
    <tbody>
      ${[...members, ...open].map(
        ({ name, relation, idNumber }) =>
          html`<tr>
            <td class="fill">${name}</td>
            <td class="middle">${relation}</td>
            <td class="middle"><span class="clear">${idNumber}</span></td>
            <td></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/** 授权核查委托书: the household lets the authorities look up income and property. Adults sign for themselves. */
export const authorisationBody = ({ head, members }: Extract<Letter, { kind: 'authorisation' }>): Html =>
  html`<table class="people">
      <colgroup>
        <col style="width:26mm" />
        <col />
        <col style="width:26mm" />
        <col style="width:54mm" />
      </colgroup>
      <tr>
        <th>申请人</th>
        <td>${head.person.name}</td>
        <th>${head.person.idWord}</th>
        <td><span class="clear">${head.person.idNumber}</span></td>
      </tr>
      <tr>
        <th>住址</th>
        <td>${head.person.address}</td>
        <th>联系电话</th>
        <td>${head.person.phone}</td>
      </tr>
      ${
        head.agent === null
          ? null
          : html`<tr>
              <th>代办人</th>
              <td>${head.agent.name}（${head.agent.relation}）</td>
              <th>身份证号</th>
              <td><span class="clear">${head.agent.idNumber}</span></td>
            </tr>`
      }
    </table>
    <p class="to">${head.townshipName}并县级民政、医疗保障部门：</p>
    <p class="text">
      因申请医疗救助，本人及下列共同生活的家庭成员自愿委托并授权你们，依照《社会救助暂行办法》第五十八条，通过户籍管理、税务、社会保险、不动产登记、市场主体登记、住房公积金管理、车船管理等单位和银行、保险、证券等金融机构，查询、核对我们的家庭收入状况和财产状况；并向医疗机构和医疗保障经办机构核对医疗费用和已得的各项支付。
    </p>
    <p class="text">
      核查结果只用于认定救助身份和办理、复查本次及以后的医疗救助，经办人员应当保密。本授权自签字之日起生效，到不再申请、不再享受医疗救助时为止；本人可以书面撤回，撤回以后不能继续据此认定救助身份。我们保证所报情况真实、完整。
    </p>
    <h2>共同生活的家庭成员</h2>
    ${memberTable(members)}
    <p class="small">
      成年家庭成员由本人签字；未成年人和无民事行为能力、限制民事行为能力的人由监护人代签，并写明“代”。
    </p>
    ${letterSigns(['申请人（签字、按手印）', '代办人或监护人（签字）', '见证经办人（签字）'], head, '')}`;

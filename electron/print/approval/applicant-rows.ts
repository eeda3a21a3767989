import { ID_TYPE_WORDS, type IdType } from '#shared/domain/person/id-document.ts';
import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';
import { accountKind, accountNumber, dayText, identityLines, insuranceName } from '../words/form-words.ts';

/** What the number is of, where it is not an identity card's. */
const documentNote = (type: IdType): string => (type === 'resident_card' ? '' : `（${ID_TYPE_WORDS[type]}）`);

/** Applicant, household, agent, identity and account. Lines without a fact yet stay blank, to be written by hand. */
export function applicantTable(input: PaperInput): Html {
  const { form, sexWord, birthDate, age, household } = input.application;
  const { person, account, agent } = form;
  return html`<table class="form">
    <colgroup>
      <col style="width:8mm" />
      <col style="width:21mm" />
      <col />
      <col style="width:21mm" />
      <col style="width:17mm" />
      <col style="width:21mm" />
      <col style="width:38mm" />
    </colgroup>
    <tr>
      <th rowspan="4" class="side">申请人</th>
      <th>姓名</th>
      <td>${person.name}</td>
      <th>性别</th>
      <td class="middle">${sexWord}</td>
      <th>出生日期</th>
      <td>${dayText(birthDate)}${age === undefined ? null : html`（${age} 岁）`}</td>
    </tr>
    <tr class="under">
      <th>身份证号</th>
      <td colspan="3"><span class="clear">${person.idNumber}</span>${documentNote(person.idType)}</td>
      <th>联系电话</th>
      <td>${person.phone}</td>
    </tr>
    <tr class="under">
      <th>家庭住址</th>
      <td colspan="3">${person.address}</td>
      <th>村（居）</th>
      <td>${person.village}</td>
    </tr>
    <tr class="under">
      <th>户主姓名</th>
      <td>${household?.headName ?? ''}</td>
      <th>与户主关系</th>
      <td>${household?.relationWord ?? ''}</td>
      <th>家庭编号</th>
      <td>${household?.number ?? ''}</td>
    </tr>
    <tr>
      <th rowspan="2" class="side">代办人</th>
      <th>姓名</th>
      <td>${agent.name}</td>
      <th>与申请人关系</th>
      <td>${agent.relation}</td>
      <th>联系电话</th>
      <td>${agent.phone}</td>
    </tr>
    <tr class="under">
      <th>身份证号</th>
      <td colspan="3"><span class="clear">${agent.idNumber}</span></td>
      <th>代办原因</th>
      <td>${agent.reason}</td>
    </tr>
    <tr>
      <th colspan="2">救助身份</th>
      <td colspan="3">${identityLines(form).map((line) => html`<div>${line}</div>`)}</td>
      <th>参保类型</th>
      <td>${insuranceName(form)}</td>
    </tr>
    <tr>
      <th rowspan="2" class="side">账户</th>
      <th>户名</th>
      <td colspan="3">${account.holder}</td>
      <th>开户银行</th>
      <td>${account.bank}</td>
    </tr>
    <tr class="under">
      <th>账号</th>
      <td colspan="3" class="account"><span class="clear">${accountNumber(form)}</span></td>
      <th>种类</th>
      <td>${accountKind(form)}</td>
    </tr>
  </table>`;
}

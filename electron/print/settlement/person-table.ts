import { RELATION_WORDS } from '#shared/domain/household/household-words.ts';
import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';
import { accountKind, accountTail, dayText, identityLines, insuranceName } from '../words/form-words.ts';

function account({ application: { form } }: PaperInput): string {
  const parts = [form.account.holder.trim(), form.account.bank.trim(), `${accountKind(form)}${accountTail(form)}`];
  return parts.filter((part) => part !== '').join('，');
}

const householdWords = ({ headName, relationWord }: NonNullable<PaperInput['application']['household']>): string =>
  relationWord === RELATION_WORDS.head ? '本人为户主' : `户主 ${headName}，本人为${relationWord}`;

/** Left out where no household was taken down: an empty line would be read as nobody. */
const householdRow = (household: PaperInput['application']['household']): Html | null =>
  household === undefined
    ? null
    : html`<tr>
        <th>家庭</th>
        <td colspan="5">${householdWords(household)}</td>
        <th>家庭编号</th>
        <td>${household.number}</td>
      </tr>`;

/** Who it is about, under which identity, by which policy, and where the money goes. */
export function personTable(input: PaperInput): Html {
  const { application, settlement, packTitle } = input;
  const { form, sexWord, birthDate, age } = application;
  return html`<table class="person">
    <colgroup>
      <col style="width:17mm" />
      <col />
      <col style="width:11mm" />
      <col style="width:9mm" />
      <col style="width:11mm" />
      <col style="width:32mm" />
      <col style="width:16mm" />
      <col style="width:37mm" />
    </colgroup>
    <tr>
      <th>姓名</th>
      <td>${form.person.name}</td>
      <th>性别</th>
      <td class="middle">${sexWord}</td>
      <th>出生</th>
      <td>${dayText(birthDate)}${age === undefined ? null : html`（${age} 岁）`}</td>
      <th>身份证号</th>
      <td><span class="clear">${form.person.idNumber}</span></td>
    </tr>
    <tr>
      <th>救助身份</th>
      <td colspan="5">${identityLines(form).map((line) => html`<div>${line}</div>`)}</td>
      <th>参保</th>
      <td>${insuranceName(form)}</td>
    </tr>
    <tr>
      <th>收款账户</th>
      <td colspan="5">${account(input)}</td>
      <th>测算类别</th>
      <td>${settlement?.treatedAs?.name ?? ''}</td>
    </tr>
    ${householdRow(application.household)}
    <tr>
      <th>政策依据</th>
      <td colspan="7">${settlement?.pack.title ?? packTitle}</td>
    </tr>
  </table>`;
}

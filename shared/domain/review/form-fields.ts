import { categoryName, isCategory } from '../../settlement/category.ts';
import { type ApplicationForm, type IdentityEntry, type OpeningEntry } from '../application-form.ts';
import { INSURED_WORDS } from '../asked/check-insured.ts';
import { OPENING_WORDS } from '../asked/check-opening.ts';
import { AGENT_WORDS } from '../person/agent.ts';
import { ID_TYPE_WORDS } from '../person/id-document.ts';
import type { FormField } from './form-field.ts';
import { amountWords, dayWords, visitFields } from './visit-fields.ts';

const SEXES = { '': '', male: '男', female: '女' } as const;
const INSURANCES = { '': '', resident: '居民医保', employee: '职工医保', none: '未参保' } as const;
const ACCOUNTS = { card: '银行卡', passbook: '存折' } as const;
const AUTHORISED = { '': '', yes: '已核对', no: '没有' } as const;

const plain =
  (group: string) =>
  (path: string, label: string, value: string, isAmount = false) => ({
    path,
    group,
    label,
    value: value.trim(),
    isAmount,
  });

function identityFields({ key, category, from, to, source }: IdentityEntry, index: number): readonly FormField[] {
  const field = plain(`第 ${index + 1} 项身份`);
  return [
    field(`identities.${key}.category`, '救助类别', isCategory(category) ? categoryName(category) : category),
    field(`identities.${key}.from`, '生效日期', dayWords(from)),
    field(`identities.${key}.to`, '终止日期', dayWords(to)),
    field(`identities.${key}.source`, '来源', source),
  ];
}

function openingFields({ key, year, burden, x, paid }: OpeningEntry, index: number): readonly FormField[] {
  const field = plain(`别处救助第 ${index + 1} 行`);
  const path = `openings.${key}`;
  return [
    field(`${path}.year`, OPENING_WORDS.year, year),
    field(`${path}.burden`, OPENING_WORDS.burden, amountWords(burden), true),
    field(`${path}.x`, OPENING_WORDS.x, amountWords(x), true),
    // The name of a fund stands in the policy; several funds are told apart by their order there.
    ...Object.entries(paid).map(([fund, typed], at) =>
      field(
        `${path}.paid.${fund}`,
        Object.keys(paid).length === 1 ? '已救助' : `已救助（第 ${at + 1} 项资金）`,
        amountWords(typed),
        true,
      ),
    ),
  ];
}

/** Every field of an application in the order of the page, with its words. */
export function formFields(form: ApplicationForm): readonly FormField[] {
  const { person, insured, account, agent } = form;
  const field = plain('人员');
  const paid = plain('收款账户');
  const acting = plain('代办人');
  return [
    field('person.idType', '证件种类', ID_TYPE_WORDS[person.idType]),
    field('person.idNumber', '证件号码', person.idNumber),
    field('person.name', '姓名', person.name),
    field('person.sex', '性别', SEXES[person.sex]),
    field('person.birthDate', '出生日期', dayWords(person.birthDate)),
    field('person.phone', '联系电话', person.phone),
    field('person.insurance', '参保类型', INSURANCES[person.insurance]),
    field('person.village', '村（社区）', person.village),
    field('person.address', '住址', person.address),
    field('applicationDate', '申请日期', dayWords(form.applicationDate)),
    field('insured.hukou', INSURED_WORDS.hukou, insured.hukou),
    field('insured.paidOn', INSURED_WORDS.paidOn, dayWords(insured.paidOn)),
    field('insured.forYear', INSURED_WORDS.forYear, insured.forYear),
    field('insured.employeeEndedOn', INSURED_WORDS.employeeEndedOn, dayWords(insured.employeeEndedOn)),
    field('closeYear', '年终结算', form.closeYear ? '是' : '否'),
    ...form.identities.flatMap(identityFields),
    paid('account.kind', '账户种类', ACCOUNTS[account.kind]),
    paid('account.holder', '户名', account.holder),
    paid('account.bank', '开户银行', account.bank),
    paid('account.number', '收款账号', account.number),
    acting('agent.name', AGENT_WORDS.name, agent.name),
    acting('agent.relation', AGENT_WORDS.relation, agent.relation),
    acting('agent.idNumber', AGENT_WORDS.idNumber, agent.idNumber),
    acting('agent.phone', AGENT_WORDS.phone, agent.phone),
    acting('agent.reason', AGENT_WORDS.reason, agent.reason),
    acting('agent.authorised', AGENT_WORDS.authorised, AUTHORISED[agent.authorised]),
    ...form.openings.flatMap(openingFields),
    ...form.visits.flatMap(visitFields),
  ];
}

/** The field of a path; null: the form has none, as of a bill that was taken out. */
export const fieldAt = (form: ApplicationForm, path: string): FormField | null =>
  formFields(form).find((field) => field.path === path) ?? null;

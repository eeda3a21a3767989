import type { Day } from '../../day.ts';
import { meetsLuhn, readAccountNumber, readName, readPhone } from '../../typed-text.ts';
import type { ApplicationForm } from '../application-form.ts';
import { type FormProblem, missing, warning, wrong } from '../form-problem.ts';
import { checkAgent } from './agent.ts';
import { checkIdDocument } from './check-id-document.ts';

/** A name that can be read but hardly stands on an identity card. */
export function nameWarning(name: string): FormProblem[] {
  if (/\p{Nd}/u.test(name)) return [warning('person.name', '姓名里有数字。请对照证件核对。')];
  const [letter, second] = name.match(/\p{Script=Latin}/gu) ?? [];
  if (letter === undefined || second !== undefined) return [];
  return [warning('person.name', `姓名里有单个字母“${letter}”。请对照证件核对。`)];
}

/** Problems of the account the aid is paid to. */
export function checkAccount({ account, person }: Pick<ApplicationForm, 'account' | 'person'>): FormProblem[] {
  const problems: FormProblem[] = [];
  if (account.number.trim() === '') {
    problems.push(missing('account.number', '请填写收款账号。'));
  } else {
    const digits = readAccountNumber(account.number);
    if (digits === null) problems.push(wrong('account.number', '账号应为 8 至 30 位数字。请对照银行卡或存折核对。'));
    else if (account.kind === 'card' && !meetsLuhn(digits)) {
      problems.push(
        wrong('account.number', '银行卡号校验不对，可能有一位输错。请逐位核对；如果是存折，请把种类改为存折。'),
      );
    } else if (account.kind === 'passbook') {
      problems.push(warning('account.number', '存折账号没有校验位，程序查不出输错。请再核对一遍。'));
    }
  }
  const holder = readName(account.holder);
  const name = readName(person.name);
  if (account.holder.trim() === '') problems.push(missing('account.holder', '请填写账户户名。'));
  else if (holder === null) problems.push(wrong('account.holder', '户名里有不能使用的字符。请重新输入。'));
  else if (name !== null && holder !== name) {
    problems.push(warning('account.holder', '户名与申请人姓名不同。请核对代领关系和授权材料。'));
  }
  if (account.bank.trim() === '') problems.push(missing('account.bank', '请填写开户银行。'));
  return problems;
}

/** Problems of the person, account and agent part. `today` bounds the birth date. */
export function checkPerson(form: ApplicationForm, today: Day): FormProblem[] {
  const { person } = form;
  const problems = checkIdDocument(person, today);
  if (person.name.trim() === '') problems.push(missing('person.name', '请填写姓名。'));
  else {
    const name = readName(person.name);
    if (name === null) problems.push(wrong('person.name', '姓名里有不能使用的字符，或超过 50 个字。请重新输入。'));
    else problems.push(...nameWarning(name));
  }
  if (person.phone.trim() === '') problems.push(missing('person.phone', '请填写联系电话。'));
  else if (readPhone(person.phone) === null) {
    problems.push(wrong('person.phone', '电话号码不对。手机为 11 位数字，固定电话请带区号。'));
  }
  if (person.address.trim() === '') problems.push(missing('person.address', '请填写住址。'));
  if (person.insurance === '') problems.push(missing('person.insurance', '请选择参保类型。'));
  return [...problems, ...checkAccount(form), ...checkAgent(form.agent, person.idNumber, today)];
}

import { type Day, formatDayInWords } from '../day.ts';
import { type IdNumberProblem, readIdNumber } from '../id-number.ts';
import { meetsLuhn, readAccountNumber, readDay, readName, readPhone } from '../typed-text.ts';
import type { ApplicationForm } from './application-form.ts';
import { type FormProblem, missing, warning, wrong } from './form-problem.ts';

const ID_PROBLEMS: Readonly<Record<IdNumberProblem, string>> = {
  length: '身份证号应为 18 位。请对照证件逐位核对。',
  characters: '身份证号前 17 位应为数字，末位为数字或 X。请核对是否把字母 O、I 当成了数字。',
  birth_date: '身份证号里的出生日期不存在。请核对第 7 至 14 位。',
  future: '身份证号里的出生日期晚于今天。请核对第 7 至 14 位。',
  check_digit: '身份证号校验位不对，可能有一位输错。请对照证件逐位核对。',
  zeros: '身份证号前 6 位不能全是 0。请对照证件核对。',
};

/** First two digits of GB/T 2260: provinces and what ranks with them. */
export const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** The province a number names; that of a foreigner's permanent residence card stands behind its leading 9. */
const provinceOf = (idNumber: string): string =>
  idNumber.startsWith('9') ? idNumber.slice(1, 3) : idNumber.slice(0, 2);

/** The sentence for a date that cannot be read; `what` names the field. */
export function dayProblem(what: string, typed: string): string | null {
  const read = readDay(typed);
  if (read.ok) return null;
  if (read.problem === 'no_such_day') return `${what}“${typed}”这一天不存在。请核对月份和日期。`;
  if (read.problem === 'ambiguous') return `${what}“${typed}”分不清年月日。请按 2023-03-15 的样子填写。`;
  return `${what}“${typed}”不是日期。请按 2023-03-15 或 20230315 的样子填写。`;
}

function checkIdNumber(form: ApplicationForm, today: Day): FormProblem[] {
  const { idNumber } = form.person;
  if (idNumber.trim() === '') return [missing('person.idNumber', '请填写身份证号。')];
  const read = readIdNumber(idNumber, today);
  if (!read.ok) return [wrong('person.idNumber', ID_PROBLEMS[read.problem])];
  if (!PROVINCES.has(provinceOf(read.id.text))) {
    const prefix = read.id.text.slice(0, 2);
    return [warning('person.idNumber', `身份证号开头的“${prefix}”不是省级地区代码。请对照证件逐位核对。`)];
  }
  if (Number(today.slice(0, 4)) - Number(read.id.birthDate.slice(0, 4)) > 120) {
    return [
      warning(
        'person.idNumber',
        `按身份证号，此人已超过 120 岁（${formatDayInWords(read.id.birthDate)}出生）。请核对。`,
      ),
    ];
  }
  return [];
}

/** A name that can be read but hardly stands on an identity card. */
function nameWarning(name: string): FormProblem[] {
  if (/\p{Nd}/u.test(name)) return [warning('person.name', '姓名里有数字。请对照证件核对。')];
  const [letter, second] = name.match(/\p{Script=Latin}/gu) ?? [];
  if (letter === undefined || second !== undefined) return [];
  return [warning('person.name', `姓名里有单个字母“${letter}”。请对照证件核对。`)];
}

function checkAccount({ account, person }: ApplicationForm): FormProblem[] {
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

/** Problems of the person and account part. `today` bounds the birth date. */
export function checkPerson(form: ApplicationForm, today: Day): FormProblem[] {
  const { person } = form;
  const problems = checkIdNumber(form, today);
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
  return [...problems, ...checkAccount(form)];
}

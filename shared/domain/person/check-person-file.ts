import type { Day } from '../../day.ts';
import { readName, readPhone } from '../../typed-text.ts';
import type { ApplicationForm } from '../application-form.ts';
import { type FormProblem, missing, wrong } from '../form-problem.ts';
import { checkIdDocument } from './check-id-document.ts';
import { checkAccount, nameWarning } from './check-person.ts';

type PersonFileForm = Pick<ApplicationForm, 'person' | 'account'>;

/** Whether anything of an account was typed. */
export const hasAccount = ({ holder, bank, number }: ApplicationForm['account']): boolean =>
  [holder, bank, number].some((typed) => typed.trim() !== '');

/**
 * Problems of a person's file as typed: who it is must be certain, everything else may still be unknown. `today` bounds
 * the birth date.
 */
export function checkPersonFile({ person, account }: PersonFileForm, today: Day): FormProblem[] {
  const problems = checkIdDocument(person, today);
  if (person.name.trim() === '') problems.push(missing('person.name', '请填写姓名。'));
  else if (readName(person.name) === null)
    problems.push(wrong('person.name', '姓名里有不能使用的字符，或超过 50 个字。请重新输入。'));
  else problems.push(...nameWarning(person.name));
  if (person.phone.trim() !== '' && readPhone(person.phone) === null)
    problems.push(wrong('person.phone', '电话号码不对。手机为 11 位数字，固定电话请带区号。'));
  return hasAccount(account) ? [...problems, ...checkAccount({ person, account })] : problems;
}

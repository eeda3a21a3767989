import type { Day } from '../../day.ts';
import { readDay } from '../../typed-text.ts';
import type { ApplicationForm } from '../application-form.ts';
import { dayProblem } from '../person/day-problem.ts';
import { PROVINCES } from '../person/provinces.ts';
import { type FormProblem, missing, warning, wrong } from '../form-problem.ts';
import type { FormQuestions } from './form-questions.ts';
import { isHukou } from './read-insured.ts';
import { isYear } from './read-opening.ts';

/** Words of the fields, as on the page. */
export const INSURED_WORDS = {
  hukou: '户籍地代码',
  paidOn: '参保缴费日期',
  forYear: '缴费所属年度',
  employeeEndedOn: '职工医保停保日期',
} as const;

function checkHukou(typed: string): FormProblem[] {
  const path = 'insured.hukou';
  if (typed.trim() === '') return [warning(path, '没有填写户籍地代码。政策要看户籍的费用暂不能测算。')];
  if (!isHukou(typed) || !PROVINCES.has(typed.trim().slice(0, 2))) {
    return [wrong(path, '户籍地代码应为 6 位行政区划代码，例如 410105。请按户口簿上的户籍地填写。')];
  }
  return [];
}

function checkPastDay(field: 'paidOn' | 'employeeEndedOn', typed: string, today: Day): FormProblem[] {
  const [path, word] = [`insured.${field}`, INSURED_WORDS[field]];
  const sentence = dayProblem(word, typed);
  if (sentence !== null) return [wrong(path, sentence)];
  const read = readDay(typed);
  return read.ok && read.day > today ? [wrong(path, `${word}晚于今天。请核对缴费凭证。`)] : [];
}

function checkEnrolment({ paidOn, forYear, employeeEndedOn }: ApplicationForm['insured'], today: Day): FormProblem[] {
  const problems: FormProblem[] = [];
  const hasPaid = paidOn.trim() !== '';
  if (hasPaid) problems.push(...checkPastDay('paidOn', paidOn, today));
  else problems.push(warning('insured.paidOn', '没有填写参保缴费日期，程序不核查待遇等待期。'));
  if (forYear.trim() !== '' && !isYear(forYear)) {
    problems.push(wrong('insured.forYear', '缴费所属年度应为四位数字，例如 2023。'));
  } else if (hasPaid && forYear.trim() === '') {
    problems.push(missing('insured.forYear', '请填写缴费所属年度，待遇从哪天开始要看它。'));
  }
  if (employeeEndedOn.trim() !== '') problems.push(...checkPastDay('employeeEndedOn', employeeEndedOn, today));
  return problems;
}

/** Problems of what only some policies ask about the person. `today` bounds the dates. */
export function checkInsured({ person, insured }: ApplicationForm, today: Day, asked: FormQuestions): FormProblem[] {
  const problems = [
    ...(asked.hukou ? checkHukou(insured.hukou) : []),
    ...(asked.enrolment ? checkEnrolment(insured, today) : []),
  ];
  // In a form nobody has begun there is nothing to look at again.
  const isBegun = person.idNumber.trim() !== '';
  return problems.filter(({ severity }) => isBegun || severity !== 'warning');
}

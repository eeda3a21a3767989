import { type Day } from '../day.ts';
import { readDay, tidyBillText } from '../typed-text.ts';
import type { ApplicationForm, IdentityEntry } from './application-form.ts';
import { checkInsured } from './asked/check-insured.ts';
import { checkOpening } from './asked/check-opening.ts';
import type { FormQuestions } from './asked/form-questions.ts';
import { isSameBill } from './bill.ts';
import { checkPerson } from './person/check-person.ts';
import { dayProblem } from './person/day-problem.ts';
import { readIdDocument } from './person/id-document.ts';
import { readPersonFacts } from './read-person.ts';
import { checkVisit, readAmounts } from './check-visit.ts';
import { type FormProblem, missing, warning, wrong } from './form-problem.ts';
import { LIKENESS_WORDS, likenessOf } from './likeness.ts';
import { readVisitFacts } from './read-visit.ts';

function checkIdentity(entry: IdentityEntry, today: Day): FormProblem[] {
  const path = `identities.${entry.key}`;
  const untouched = entry.category === '' && entry.from.trim() === '' && entry.to.trim() === '';
  if (untouched) return [];
  const problems: FormProblem[] = [];
  if (entry.category === '') problems.push(missing(`${path}.category`, '请选择救助类别。'));
  if (entry.from.trim() === '') problems.push(missing(`${path}.from`, '请填写身份生效日期。'));
  for (const [field, what] of [
    ['from', '生效日期'],
    ['to', '终止日期'],
  ] as const) {
    const sentence = entry[field].trim() === '' ? null : dayProblem(what, entry[field]);
    if (sentence !== null) problems.push(wrong(`${path}.${field}`, sentence));
  }
  const [from, to] = [readDay(entry.from), readDay(entry.to)];
  if (from.ok && to.ok && to.day < from.day)
    problems.push(wrong(`${path}.to`, '终止日期早于生效日期。请核对认定文件。'));
  if (from.ok && from.day > today) problems.push(wrong(`${path}.from`, '生效日期晚于今天。请核对认定文件。'));
  return problems;
}

/** Nobody is treated before being born; the number or the date of the slip is wrong. */
function checkBirth(form: ApplicationForm, today: Day): FormProblem[] {
  const { birthDate } = readPersonFacts(form, today);
  if (birthDate === null) return [];
  const read = readIdDocument(form.person.idType, form.person.idNumber, today);
  const where =
    read.ok && read.document.birthDate !== null
      ? '身份证号上的出生日期。请核对票据和身份证号'
      : '出生日期。请核对票据和出生日期';
  return form.visits.flatMap((visit) => {
    const to = readDay(visit.to);
    if (!to.ok || to.day >= birthDate) return [];
    const word = visit.kind === 'inpatient' ? '出院日期' : '就诊日期';
    return [wrong(`visits.${visit.key}.to`, `${word}早于${where}。`)];
  });
}

function checkRepeats(form: ApplicationForm): FormProblem[] {
  const problems: FormProblem[] = [];
  const linesOf = new Map<string, readonly number[]>();
  form.visits.forEach((visit, index) => {
    const number = tidyBillText(visit.bill.number);
    const lines = linesOf.get(number) ?? [];
    linesOf.set(number, [...lines, index]);
    const first = lines.find((line) => isSameBill(form.visits[line]?.bill ?? visit.bill, visit.bill));
    if (first === undefined) return;
    problems.push(wrong(`visits.${visit.key}.bill.number`, `与第 ${first + 1} 行是同一张票据。同一张票据只能填一次。`));
  });
  const years = new Map<string, number>();
  form.openings.forEach((opening, index) => {
    const first = years.get(opening.year.trim());
    if (first === undefined) years.set(opening.year.trim(), index + 1);
    else problems.push(wrong(`openings.${opening.key}.year`, `与第 ${first} 行年度相同。同一年度只能填一行。`));
  });
  return problems;
}

/** Aid is applied for after the treatment: an earlier day of application is a slip, or a bill that is not part of it. */
function checkApplicationDay(form: ApplicationForm, today: Day): FormProblem[] {
  const applied = readDay(form.applicationDate);
  if (!applied.ok || applied.day > today) return [];
  const later = form.visits.findIndex(({ to }) => {
    const read = readDay(to);
    return read.ok && read.day > applied.day && read.day <= today;
  });
  if (later === -1) return [];
  const word = form.visits[later]?.kind === 'inpatient' ? '出院日期' : '就诊日期';
  return [warning('applicationDate', `申请日期早于第 ${later + 1} 行的${word}。请核对申请日期和票据。`)];
}

/** Two lines that look like one treatment under two bills; each is named at the later line. */
function checkLikeness(form: ApplicationForm, today: Day, asked: FormQuestions): FormProblem[] {
  const lines = form.visits.map((visit) => {
    const { kind, from, to } = readVisitFacts(visit, today, asked);
    const { hospital } = visit;
    const { total } = readAmounts(visit);
    return { visit, facts: from === null || to === null ? null : { kind, hospital, from, to, total } };
  });
  return lines.flatMap(({ visit, facts }, index) => {
    if (facts === null) return [];
    const alike = lines.slice(0, index).flatMap((line, at) => {
      if (line.facts === null || isSameBill(line.visit.bill, visit.bill)) return [];
      const reasons = likenessOf(line.facts, facts);
      return reasons.length === 0 ? [] : [{ line: at + 1, reasons }];
    });
    const [first] = alike;
    if (first === undefined) return [];
    const words = first.reasons.map((reason) => LIKENESS_WORDS[reason]).join('、');
    return [warning(`visits.${visit.key}.from`, `与第 ${first.line} 行${words}。请核对是不是同一次就医。`)];
  });
}

/**
 * Everything that is wrong, missing or doubtful in the form as typed, in the order of the page. `asked`: what the policy
 * asks; what it does not ask is never wrong. Pure; `today` passed in.
 */
export function checkForm(form: ApplicationForm, today: Day, asked: FormQuestions): FormProblem[] {
  const problems = [...checkPerson(form, today), ...checkInsured(form, today, asked)];
  for (const entry of form.identities) problems.push(...checkIdentity(entry, today));
  for (const entry of form.openings) problems.push(...checkOpening(entry, asked));
  if (form.applicationDate.trim() === '') problems.push(missing('applicationDate', '请填写申请日期。'));
  else {
    const sentence = dayProblem('申请日期', form.applicationDate);
    const read = readDay(form.applicationDate);
    if (sentence !== null) problems.push(wrong('applicationDate', sentence));
    else if (read.ok && read.day > today) problems.push(wrong('applicationDate', '申请日期晚于今天。请核对。'));
  }
  problems.push(...checkApplicationDay(form, today));
  if (form.visits.length === 0) problems.push(missing('visits', '请至少填写一张票据。'));
  for (const visit of form.visits) problems.push(...checkVisit(visit, today, asked));
  return [...problems, ...checkBirth(form, today), ...checkRepeats(form), ...checkLikeness(form, today, asked)];
}

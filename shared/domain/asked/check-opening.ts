import { readAmount } from '../../typed-text.ts';
import type { OpeningEntry } from '../application-form.ts';
import { type FormProblem, missing, wrong } from '../form-problem.ts';
import type { FormQuestions } from './form-questions.ts';
import { isYear } from './read-opening.ts';

/** Column names of the lines of aid given elsewhere; the paid ones are named after their funds. */
export const OPENING_WORDS = { year: '年度', burden: '已计入负担', x: '医保后负担累计' } as const;
export const openingPaidWord = (fundName: string): string => `已付${fundName}`;

const noAmount = (what: string): string => `${what}不是金额。请只填数字，例如 1200.00。`;

/** Problems of one line of aid given elsewhere. */
export function checkOpening(entry: OpeningEntry, asked: FormQuestions): FormProblem[] {
  const path = `openings.${entry.key}`;
  const problems: FormProblem[] = [];
  if (!isYear(entry.year)) problems.push(wrong(`${path}.year`, '年度应为四位数字，例如 2023。'));
  const amounts: readonly (readonly [string, string, string])[] = [
    ['burden', OPENING_WORDS.burden, entry.burden],
    ...asked.openingFunds.map(({ id, name }) => [`paid.${id}`, openingPaidWord(name), entry.paid[id] ?? ''] as const),
  ];
  for (const [field, what, typed] of amounts) {
    if (typed.trim() === '') problems.push(missing(`${path}.${field}`, `请填写${what}，没有时填 0。`));
    else if (!readAmount(typed).ok) problems.push(wrong(`${path}.${field}`, noAmount(what)));
  }
  if (asked.openingX && entry.x.trim() !== '' && !readAmount(entry.x).ok) {
    problems.push(wrong(`${path}.x`, noAmount(OPENING_WORDS.x)));
  }
  return problems;
}

import type { Day } from '../../day.ts';
import { readDay } from '../../typed-text.ts';
import type { InsuredEntry } from '../application-form.ts';
import type { FormQuestions } from './form-questions.ts';
import { isYear } from './read-opening.ts';

/** Where a person is registered and since when insured. Null: not known, not readable, or not asked. */
export type InsuredFacts = {
  /** GB/T 2260 code, six digits. */
  readonly hukou: string | null;
  readonly paidOn: Day | null;
  readonly forYear: number | null;
  readonly employeeEndedOn: Day | null;
};

/** Nothing known. */
export const NOTHING_INSURED: InsuredFacts = { hukou: null, paidOn: null, forYear: null, employeeEndedOn: null };

export const isHukou = (typed: string): boolean => /^[1-9]\d{5}$/.test(typed.trim());

/** A day that is known on `today`; null while it is none or lies ahead. */
function pastDay(typed: string, today: Day): Day | null {
  const read = readDay(typed);
  return read.ok && read.day <= today ? read.day : null;
}

/** Reads what the policy asks about registration and insurance. */
export function readInsured(entry: InsuredEntry, today: Day, asked: FormQuestions): InsuredFacts {
  const hukou = asked.hukou && isHukou(entry.hukou) ? entry.hukou.trim() : null;
  if (!asked.enrolment) return { ...NOTHING_INSURED, hukou };
  return {
    hukou,
    paidOn: pastDay(entry.paidOn, today),
    forYear: isYear(entry.forYear) ? Number(entry.forYear.trim()) : null,
    employeeEndedOn: pastDay(entry.employeeEndedOn, today),
  };
}

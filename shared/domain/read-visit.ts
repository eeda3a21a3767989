import type { Day } from '../day.ts';
import type { Fen } from '../fen.ts';
import type { HospitalArea, HospitalLevel, VisitKind } from '../settlement/vocabulary.ts';
import { readDay, tidyBillText } from '../typed-text.ts';
import { AMOUNT_FIELDS, type AmountField, type Tri, type VisitEntry } from './application-form.ts';
import { computedAmounts, isComputed } from './asked/computed-amounts.ts';
import type { FormQuestions } from './asked/form-questions.ts';
import { checkVisit, readAmounts } from './check-visit.ts';

/** Amounts of a bill line in fen, all of them readable. */
export type VisitAmounts = Readonly<Record<AmountField, Fen>>;

/** The facts of a bill line that the settlement asks for. Null: not known, whether empty or not readable. */
export type VisitFacts = {
  readonly key: string;
  readonly kind: VisitKind | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly level: HospitalLevel | null;
  readonly designated: boolean | null;
  readonly area: HospitalArea | null;
  /** Null also where it does not matter, inside the area. */
  readonly referral: boolean | null;
  readonly psychiatric: boolean;
  /** Null: not given; the days between the dates count then. */
  readonly bedDays: number | null;
  /** compute: the insurance payments beyond basic insurance are worked out by the policy. */
  readonly layers: 'given' | 'compute';
  /** Null while one is missing or they contradict each other. */
  readonly amounts: VisitAmounts | null;
};

const LEVELS: Readonly<Record<VisitEntry['level'], HospitalLevel | null>> = { '': null, '1': 1, '2': 2, '3': 3 };
const TRUTHS: Readonly<Record<Tri, boolean | null>> = { '': null, yes: true, no: false };

/** Nothing typed in the line yet: not even an amount or a date. Choices alone do not count. */
export const isUntouchedVisit = (visit: VisitEntry): boolean =>
  [visit.hospital, visit.from, visit.to, visit.diagnosis, visit.bill.number, ...Object.values(visit.amounts)].every(
    (typed) => typed.trim() === '',
  );

function allAmounts(visit: VisitEntry, computed: readonly AmountField[]): VisitAmounts | null {
  const read = readAmounts(visit, computed);
  const values: Partial<Record<AmountField, Fen>> = {};
  for (const field of AMOUNT_FIELDS) {
    const amount = read[field];
    if (amount === null) return null;
    values[field] = amount;
  }
  // Every field was set above; the loop over AMOUNT_FIELDS leaves none out.
  return values as VisitAmounts;
}

/**
 * Reads what can be read and the policy asks. A field that `checkVisit` calls wrong or missing is null here. Pure;
 * `today` bounds the dates.
 */
export function readVisitFacts(visit: VisitEntry, today: Day, asked: FormQuestions): VisitFacts {
  const path = `visits.${visit.key}.`;
  const blocked = new Set(
    checkVisit(visit, today, asked)
      .filter(({ severity }) => severity !== 'warning')
      .map((problem) => problem.path.slice(path.length)),
  );
  const day = (field: 'from' | 'to'): Day | null => {
    const read = readDay(visit[field]);
    return read.ok && !blocked.has(field) ? read.day : null;
  };
  const hasBedDays = asked.bedDays && visit.bedDays.trim() !== '' && !blocked.has('bedDays');
  return {
    key: visit.key,
    kind: visit.kind === '' ? null : visit.kind,
    from: day('from'),
    to: day('to'),
    level: LEVELS[visit.level],
    designated: TRUTHS[visit.designated],
    area: visit.area === '' ? null : visit.area,
    referral: visit.area === 'outside' ? TRUTHS[visit.referral] : null,
    psychiatric: asked.bedDays && visit.psychiatric,
    bedDays: hasBedDays ? Number(visit.bedDays.trim()) : null,
    layers: isComputed(visit, asked) ? 'compute' : 'given',
    amounts: [...blocked].some((field) => field.startsWith('amounts.'))
      ? null
      : allAmounts(visit, computedAmounts(visit, asked)),
  };
}

/** A bill as text to match it by: code and number without spaces, upper case. */
export const readBill = (
  visit: VisitEntry,
): { readonly code: string; readonly number: string; readonly check: string } => ({
  code: tidyBillText(visit.bill.code),
  number: tidyBillText(visit.bill.number),
  check: tidyBillText(visit.bill.check),
});

import { daysBetween, toDay, yearOf, type Day } from '#shared/day.ts';
import type { AidPerson } from '#shared/settlement/case-file.ts';
import type { EnrolmentPlan, Figure } from '../plan.ts';
import { daysLater } from './calendar-ends.ts';

/** From which day an enrolment gives benefits, and the rule that says so. */
export type BenefitStart = { readonly from: Day; readonly rule: Figure<unknown>; readonly words: string };

const within = (days: number, limit: Figure<number>): boolean => days >= 0 && days <= limit.value;

/** The start of benefits; null when the file says nothing of a payment, so that no waiting period can be known. */
export function benefitStart(plan: EnrolmentPlan, enrolment: AidPerson['enrolment']): BenefitStart | null {
  const { paidOn: paid, forYear, bornOn: born, employeeEndedOn: ended } = enrolment ?? {};
  if (paid === undefined || paid === null) return null;
  const paidOn = toDay(paid);
  const [first, last] = [plan.collectiveFrom, plan.collectiveTo];
  const day = paidOn.slice(5);
  const isCollective = first.value <= day && day <= last.value && yearOf(paidOn) + 1 === forYear;
  if (isCollective) {
    return { from: toDay(`${forYear}-01-01`), rule: first, words: '集中征缴期内缴费，次年1月1日起' };
  }
  const { newbornDays, employeeDays, waitingDays } = plan;
  if (typeof born === 'string' && within(daysBetween(toDay(born), paidOn), newbornDays)) {
    return { from: toDay(born), rule: newbornDays, words: `出生后 ${newbornDays.value} 日内缴费，出生之日起` };
  }
  if (typeof ended === 'string' && within(daysBetween(toDay(ended), paidOn), employeeDays)) {
    const words = `职工医保暂停后 ${employeeDays.value} 日内缴费，暂停次日起`;
    return { from: daysLater(toDay(ended), 1), rule: employeeDays, words };
  }
  const words = `零星缴费，缴费之日起 ${waitingDays.value} 日后`;
  return { from: daysLater(paidOn, waitingDays.value), rule: waitingDays, words };
}

import { addMonths, toDay } from '#shared/day.ts';
import { yuanToFen } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidVisit } from '#shared/settlement/case-file.ts';
import { CLASS_OF, CLASSES, type ClassId } from './policy.ts';

/**
 * What no rule engine beside ours has: the order of the visits, the year's counters, the comparison of identities. It is
 * plain JavaScript over whole fen, the same for each of them, so that their time is spent in their rules. They are asked
 * once for each visit and class.
 */
export type Counters = {
  readonly basicBase: number;
  readonly tiltBase: number;
  readonly basicUsed: number;
  readonly tiltUsed: number;
};
/** One visit under one class, as facts: amounts in fen. */
export type Facts = Counters & {
  readonly classId: ClassId;
  readonly insurance: string;
  readonly kind: string;
  readonly designated: boolean;
  readonly area: string;
  readonly referral: boolean;
  readonly psychiatric: boolean;
  readonly bedDays: number;
  readonly bedDayRate: number;
  readonly total: number;
  readonly burden: number;
  /** What insurance and others paid. */
  readonly paid: number;
};
/** What a visit gets, in fen. `base` is of tilt; the first fund's is the burden. */
export type Aid = {
  readonly basic: number;
  readonly bedDay: number;
  readonly tilt: number;
  readonly tiltBase: number;
};
/** What a visit gets, or the reason code why it gets nothing. */
export type Answer = Aid | string;
export type Ask = (facts: Facts) => Promise<Answer> | Answer;
/** What must be equal: payable and the aid of each fund, in fen, and why which visit was excluded. */
export type Amounts = {
  readonly payable: number;
  readonly basic: number;
  readonly bedDay: number;
  readonly tilt: number;
  readonly excluded: Readonly<Record<string, string>>;
};

const inForce = ({ from, to }: AidIdentity, day: string): boolean => from <= day && (to === null || day <= to);

function classesOf({ person, applicationDate }: AidCase, visit: AidVisit): readonly ClassId[] {
  const held = new Set<ClassId>();
  for (const identity of person.identities) {
    const classId = CLASS_OF[identity.category];
    if (classId === undefined) continue;
    const isValid =
      classId === 'illness_poor'
        ? inForce(identity, applicationDate) &&
          visit.to >= addMonths(toDay(applicationDate), -12) &&
          visit.to <= applicationDate
        : inForce(identity, visit.to);
    if (isValid) held.add(classId);
  }
  return CLASSES.flatMap(({ id }) => (held.has(id) ? [id] : []));
}

function openingCounters({ opening = [], applicationDate }: AidCase, visit: AidVisit, isOneOff: boolean): Counters {
  const year = Number((isOneOff ? applicationDate : visit.to).slice(0, 4));
  const found = opening.find((item) => item.year === year);
  const fen = (text: string | undefined): number => (text === undefined ? 0 : yuanToFen(text));
  const basicUsed = fen(found?.paid['basic']) + fen(found?.paid['bedDay']);
  const burden = isOneOff ? 0 : fen(found?.burden);
  return {
    basicBase: burden,
    tiltBase: isOneOff ? 0 : burden - basicUsed,
    basicUsed,
    tiltUsed: fen(found?.paid['tilt']),
  };
}

function factsOf(aidCase: AidCase, visit: AidVisit, classId: ClassId, counters: Counters, bedDayRate: number): Facts {
  const { amounts, hospital } = visit;
  const [firstPay, inScope] = [yuanToFen(amounts.firstPay), yuanToFen(amounts.inScope)];
  const insured = yuanToFen(amounts.basic) + yuanToFen(amounts.seriousIllness) + yuanToFen(amounts.supplement);
  return {
    ...counters,
    classId,
    insurance: aidCase.person.insurance,
    kind: visit.kind,
    designated: hospital.designated,
    area: hospital.area,
    referral: visit.referral === true,
    psychiatric: visit.psychiatric === true,
    bedDays: visit.bedDays ?? 1,
    bedDayRate,
    total: yuanToFen(amounts.total),
    burden: firstPay + inScope - insured,
    paid: insured + yuanToFen(amounts.other),
  };
}

const aidOf = (aid: Aid): number => aid.basic + aid.bedDay + aid.tilt;

/** Settles one case by asking `ask` for each visit and class. */
export async function settleAround(aidCase: AidCase, bedDayRate: number, ask: Ask): Promise<Amounts> {
  const periods = new Map<string, Counters>();
  const sum = { basic: 0, bedDay: 0, tilt: 0 };
  const excluded: Record<string, string> = {};
  for (const visit of aidCase.visits.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))) {
    let best: { readonly period: string; readonly facts: Facts; readonly aid: Aid } | null = null;
    for (const classId of classesOf(aidCase, visit)) {
      const isOneOff = classId === 'illness_poor';
      const period = isOneOff ? 'one-off' : visit.to.slice(0, 4);
      const counters = periods.get(period) ?? openingCounters(aidCase, visit, isOneOff);
      const facts = factsOf(aidCase, visit, classId, counters, bedDayRate);
      const answer = ask(facts);
      // An engine that answers at once is not made to wait.
      const aid = answer instanceof Promise ? await answer : answer;
      if (typeof aid === 'string') excluded[visit.id] = aid;
      else if (best === null || aidOf(aid) > aidOf(best.aid)) best = { period, facts, aid };
    }
    if (best === null) continue;
    const { facts, aid } = best;
    periods.set(best.period, {
      basicBase: facts.basicBase + facts.burden,
      tiltBase: facts.tiltBase + aid.tiltBase,
      basicUsed: facts.basicUsed + aid.basic + aid.bedDay,
      tiltUsed: facts.tiltUsed + aid.tilt,
    });
    sum.basic += aid.basic;
    sum.bedDay += aid.bedDay;
    sum.tilt += aid.tilt;
  }
  const paid = (aidCase.aidPaid ?? []).reduce((total, { amount }) => total + yuanToFen(amount), 0);
  return { payable: Math.max(0, sum.basic + sum.bedDay + sum.tilt - paid), ...sum, excluded };
}

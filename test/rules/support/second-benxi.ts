import { Decimal } from 'decimal.js';
import type { AidCase, AidIdentity, AidVisit } from '#shared/settlement/case-file.ts';

/**
 * Benxi's arithmetic a second time, written from the contract alone: yuan as decimals, the numbers in place, no part of
 * the engine used. It covers the funds, classes, periods, caps and cuts; it is asked only about aid.
 */
type Terms = readonly [deductible: number, ratio: number, cap: number];
type Entry = { readonly classId: string; readonly basic: Terms; readonly tilt: Terms };
const CLASSES: readonly Entry[] = [
  { classId: 'tekun', basic: [0, 0.7, 20_000], tilt: [0, 1, Infinity] },
  { classId: 'dibao', basic: [0, 0.7, 20_000], tilt: [3000, 0.7, Infinity] },
  { classId: 'dibao_edge', basic: [2000, 0.6, 20_000], tilt: [3000, 0.6, Infinity] },
  { classId: 'illness_poor', basic: [5000, 0.5, 20_000], tilt: [10_000, 0.5, 20_000] },
];
const CLASS_OF: ReadonlyMap<string, string> = new Map([
  ['tekun', 'tekun'],
  ['orphan', 'tekun'],
  ['dibao', 'dibao'],
  ['returned_poor', 'dibao'],
  ['dibao_edge', 'dibao_edge'],
  ['monitored', 'dibao_edge'],
  ['illness_poor', 'illness_poor'],
]);
const AIDED_KINDS = new Set(['inpatient', 'outpatient_chronic', 'outpatient_major']);

type Counters = { basic: Decimal; tilt: Decimal; basicPool: Decimal; tiltPool: Decimal };
type Trial = { readonly classId: string; readonly basic: Decimal; readonly tilt: Decimal; readonly after: Counters };
export type SecondVisit = { readonly id: string; readonly treatedAs: string | null; readonly aidTotal: string };

const D = (value: Decimal.Value): Decimal => new Decimal(value);
const positive = (value: Decimal): Decimal => Decimal.max(0, value);
const within = (item: AidIdentity, day: string): boolean => item.from <= day && (item.to === null || item.to >= day);

/** The day a year earlier; only 29 February has none and becomes the 28th. */
const yearBefore = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

function classesOf(aidCase: AidCase, visit: AidVisit): readonly Entry[] {
  const { identities, insurance } = aidCase.person;
  const { hospital } = visit;
  const mayGo = hospital.area === 'local' || visit.referral === true;
  if (insurance === 'none' || !hospital.designated || !AIDED_KINDS.has(visit.kind) || !mayGo) return [];
  const applied = aidCase.applicationDate;
  const isOneOff = yearBefore(applied) <= visit.to && visit.to <= applied;
  return CLASSES.filter(({ classId }) =>
    identities.some((item) => {
      if (CLASS_OF.get(item.category) !== classId) return false;
      if (classId !== 'illness_poor') return visit.to >= '2023-01-01' && within(item, visit.to);
      return isOneOff && within(item, applied) && (visit.to >= '2023-01-01' || applied >= '2023-01-01');
    }),
  );
}

function start(aidCase: AidCase, year: string, isOneOff: boolean): Counters {
  const opening = aidCase.opening?.find((item) => String(item.year) === year);
  const paid = opening?.paid ?? {};
  const [basic, tilt, bedDay] = [D(paid['basic'] ?? 0), D(paid['tilt'] ?? 0), D(paid['bedDay'] ?? 0)];
  const burden = D(isOneOff ? 0 : (opening?.burden ?? 0));
  return {
    basic: burden,
    tilt: isOneOff ? D(0) : burden.minus(basic).minus(bedDay),
    basicPool: basic.plus(bedDay),
    tiltPool: tilt,
  };
}

const share = ([deductible, ratio]: Terms, before: Decimal, base: Decimal): Decimal =>
  positive(before.plus(base).minus(deductible))
    .minus(positive(before.minus(deductible)))
    .times(ratio)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

function tryClass({ classId, basic, tilt }: Entry, visit: AidVisit, before: Counters, rate: string | undefined): Trial {
  const { total, firstPay, inScope, basic: insured, seriousIllness, supplement, other } = visit.amounts;
  const paid = D(insured).plus(seriousIllness).plus(supplement);
  const burden = D(firstPay).plus(inScope).minus(paid);
  const isBedDay = visit.psychiatric === true && visit.kind === 'inpatient' && ['tekun', 'dibao'].includes(classId);
  const stay = (Date.parse(visit.to) - Date.parse(visit.from)) / 86_400_000;
  const first = isBedDay
    ? Decimal.min(D(rate ?? NaN).times(visit.bedDays ?? Math.max(1, stay)), burden)
    : share(basic, before.basic, burden);
  const given = Decimal.min(first, positive(D(basic[2]).minus(before.basicPool)));
  const residual = burden.minus(given);
  const second = share(tilt, before.tilt, residual);
  const tilted = Decimal.min(second, positive(D(tilt[2]).minus(before.tiltPool)));
  const room = positive(D(total).minus(paid).minus(other));
  const keptBasic = Decimal.min(given, room);
  const keptTilt = Decimal.min(tilted, room.minus(keptBasic));
  return {
    classId,
    basic: keptBasic,
    tilt: keptTilt,
    after: {
      basic: before.basic.plus(burden),
      tilt: before.tilt.plus(residual),
      basicPool: before.basicPool.plus(keptBasic),
      tiltPool: before.tiltPool.plus(keptTilt),
    },
  };
}

/** The class and aid of every visit in the order of the file; a visit that cannot be decided has none. */
export function settleBenxiAgain(aidCase: AidCase, rate: string | undefined): readonly SecondVisit[] {
  const periods = new Map<string, Counters>();
  const results = new Map<string, SecondVisit>();
  for (const visit of aidCase.visits.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))) {
    const trials = classesOf(aidCase, visit).map((entry) => {
      const isOneOff = entry.classId === 'illness_poor';
      const period = isOneOff ? 'one-off' : visit.to.slice(0, 4);
      const year = (isOneOff ? aidCase.applicationDate : visit.to).slice(0, 4);
      return { period, trial: tryClass(entry, visit, periods.get(period) ?? start(aidCase, year, isOneOff), rate) };
    });
    const sumOf = ({ trial }: (typeof trials)[number]): Decimal => trial.basic.plus(trial.tilt);
    const isKnown = trials.every((item) => !sumOf(item).isNaN());
    const best = isKnown ? trials.toSorted((a, b) => sumOf(b).comparedTo(sumOf(a)))[0] : undefined;
    if (best !== undefined) periods.set(best.period, best.trial.after);
    results.set(visit.id, {
      id: visit.id,
      treatedAs: best?.trial.classId ?? null,
      aidTotal: best === undefined ? '0.00' : sumOf(best).toFixed(2),
    });
  }
  return aidCase.visits.flatMap((visit) => results.get(visit.id) ?? []);
}

import { type Day, toDay } from '#shared/day.ts';
import type { VisitAmounts, VisitFacts } from '#shared/domain/read-visit.ts';
import { formatYuan, NO_FEN } from '#shared/fen.ts';
import type { AidVisit, AidVisitAmounts } from '#shared/settlement/case-file.ts';
import type { VisitRecord } from '../../store/records.ts';

/** The id a visit has in every case and batch: its application and its line there. It never changes. */
export const caseVisitId = (applicationId: string, key: string): string => `${applicationId}/${key}`;

/** Whether a visit of a case belongs to an application. */
export const isVisitOf = (applicationId: string, id: string): boolean => id.startsWith(`${applicationId}/`);

const toYuan = (amounts: VisitAmounts): AidVisitAmounts => ({
  total: formatYuan(amounts.total),
  ownExpense: formatYuan(amounts.ownExpense),
  overLimit: formatYuan(amounts.overLimit),
  firstPay: formatYuan(amounts.firstPay),
  inScope: formatYuan(amounts.inScope),
  basic: formatYuan(amounts.basic),
  seriousIllness: formatYuan(amounts.seriousIllness),
  supplement: formatYuan(amounts.supplement),
  other: formatYuan(amounts.other),
});

/** Facts with nothing left open that the settlement asks for. */
type KnownVisit = {
  readonly [K in keyof VisitFacts]: K extends 'referral' | 'bedDays' ? VisitFacts[K] : NonNullable<VisitFacts[K]>;
};

function isKnown(visit: VisitFacts): visit is KnownVisit {
  const { kind, from, to, level, designated, area, amounts } = visit;
  return [kind, from, to, level, designated, area, amounts].every((fact) => fact !== null);
}

function toAidVisit(id: string, visit: KnownVisit): AidVisit {
  return {
    id,
    kind: visit.kind,
    from: visit.from,
    to: visit.to,
    hospital: { level: visit.level, designated: visit.designated, area: visit.area },
    ...(visit.referral === null ? {} : { referral: visit.referral }),
    psychiatric: visit.psychiatric,
    ...(visit.bedDays === null ? {} : { bedDays: visit.bedDays }),
    layers: visit.layers,
    amounts: toYuan(visit.amounts),
  };
}

/** A line of the form as a visit of the case. Throws when a fact is open, which is a bug: ask for the gaps first. */
export function knownVisit(applicationId: string, visit: VisitFacts): AidVisit {
  if (!isKnown(visit)) throw new RangeError(`A visit with unknown facts is not to be settled: ${visit.key}`);
  return toAidVisit(caseVisitId(applicationId, visit.key), visit);
}

/** A confirmed visit of another application. Throws when it lacks a fact, which no confirmed one does. */
export function confirmedVisit(record: VisitRecord): AidVisit {
  return knownVisit(record.applicationId, record);
}

const NOTHING_TYPED: VisitAmounts = {
  total: NO_FEN,
  ownExpense: NO_FEN,
  overLimit: NO_FEN,
  firstPay: NO_FEN,
  inScope: NO_FEN,
  basic: NO_FEN,
  seriousIllness: NO_FEN,
  supplement: NO_FEN,
  other: NO_FEN,
};

/**
 * A line with stand-ins for what is open, only to ask the conditions whose facts are known. Conditions that touch a
 * stand-in are shown as unknown, and no amount is ever computed from it.
 */
export function standInVisit(applicationId: string, visit: VisitFacts, today: Day): AidVisit {
  const to = visit.to ?? visit.from ?? today;
  const from = visit.from === null || visit.from > to ? to : visit.from;
  return toAidVisit(caseVisitId(applicationId, visit.key), {
    ...visit,
    kind: visit.kind ?? 'inpatient',
    from: toDay(from),
    to,
    level: visit.level ?? 1,
    designated: visit.designated ?? true,
    area: visit.area ?? 'local',
    amounts: visit.amounts ?? NOTHING_TYPED,
  });
}

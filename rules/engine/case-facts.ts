import { daysBetween, toDay, yearOf, type Day } from '#shared/day.ts';
import { NO_FEN, sumFen, yuanToFen, type Fen } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidPerson, AidVisit, AidVisitAmounts } from '#shared/settlement/case-file.ts';
import type { AmountName } from '#shared/settlement/vocabulary.ts';
import { minus, plus } from '../money.ts';
import type { LocalValue } from '../packs/local/local-schema.ts';

/** What insurance paid of one visit. */
export type InsuranceFacts = { readonly basic: Fen; readonly seriousIllness: Fen; readonly supplement: Fen };

/** One visit ready for arithmetic: days as days, amounts in fen. */
export type VisitFacts = {
  readonly id: string;
  /** Place in the file; the tie-break of visits with one anchor date (contract 4.3). */
  readonly place: number;
  readonly source: AidVisit;
  /** Discharge or visit day: picks year, identities and pack (contract 4.1). */
  readonly anchor: Day;
  readonly year: number;
  readonly amounts: Readonly<Record<AmountName, Fen>>;
  /** X of contract 4.8: what basic insurance left of the policy-range cost. */
  readonly x: Fen;
  /** Burden B of contract 4.2 as the slip has it; with layers to compute, X. */
  readonly burden: Fen;
  /** What seriousIllness and supplement paid as far as they are known before layers are computed. */
  readonly insurance: InsuranceFacts;
};

/** Counters from visits that are not in the file; `x` is null where the file gives none. */
export type OpeningFacts = { readonly burden: Fen; readonly x: Fen | null; readonly paid: ReadonlyMap<string, Fen> };

/** One case ready for arithmetic. `visits` are in the order of the file, `ordered` in the order of contract 4.3. */
export type CaseFacts = {
  readonly id: string;
  readonly person: AidPerson;
  readonly identities: readonly AidIdentity[];
  readonly applicationDate: Day;
  readonly visits: readonly VisitFacts[];
  readonly ordered: readonly VisitFacts[];
  readonly openings: ReadonlyMap<number, OpeningFacts>;
  readonly aidPaid: Fen;
  readonly local: ReadonlyMap<string, LocalValue>;
};

function toAmounts(amounts: AidVisitAmounts): Readonly<Record<AmountName, Fen>> {
  return {
    total: yuanToFen(amounts.total),
    ownExpense: yuanToFen(amounts.ownExpense),
    overLimit: yuanToFen(amounts.overLimit),
    firstPay: yuanToFen(amounts.firstPay),
    inScope: yuanToFen(amounts.inScope),
    basic: yuanToFen(amounts.basic),
    seriousIllness: yuanToFen(amounts.seriousIllness),
    supplement: yuanToFen(amounts.supplement),
    other: yuanToFen(amounts.other),
  };
}

function toVisitFacts(source: AidVisit, place: number): VisitFacts {
  const anchor = toDay(source.to);
  const amounts = toAmounts(source.amounts);
  const given = source.layers === 'given';
  const insurance = {
    basic: amounts.basic,
    seriousIllness: given ? amounts.seriousIllness : NO_FEN,
    supplement: given ? amounts.supplement : NO_FEN,
  };
  const x = minus(plus(amounts.firstPay, amounts.inScope), amounts.basic);
  return {
    id: source.id,
    place,
    source,
    anchor,
    year: yearOf(anchor),
    amounts,
    x,
    burden: minus(x, plus(insurance.seriousIllness, insurance.supplement)),
    insurance,
  };
}

/** The bed-days of a stay: as given, else the days from admission to discharge, at least one. */
export const bedDaysOf = ({ source, anchor }: VisitFacts): number =>
  source.bedDays ?? Math.max(1, daysBetween(toDay(source.from), anchor));

const inOrder = (a: VisitFacts, b: VisitFacts): number =>
  a.anchor === b.anchor ? a.place - b.place : a.anchor < b.anchor ? -1 : 1;

const toOpening = (opening: NonNullable<AidCase['opening']>[number]): OpeningFacts => ({
  burden: yuanToFen(opening.burden),
  x: opening.x === undefined ? null : yuanToFen(opening.x),
  paid: new Map(Object.entries(opening.paid).map(([fund, amount]) => [fund, yuanToFen(amount)])),
});

const NO_OPENINGS: CaseFacts['openings'] = new Map();

/** Readies a checked case; `local` are the county's values, read. Throws when the case was never checked, which is a bug. */
export function toCaseFacts(aidCase: AidCase, local: ReadonlyMap<string, LocalValue>): CaseFacts {
  const { opening = [], aidPaid = [] } = aidCase;
  const visits = aidCase.visits.map(toVisitFacts);
  return {
    id: aidCase.id,
    person: aidCase.person,
    identities: aidCase.person.identities,
    applicationDate: toDay(aidCase.applicationDate),
    visits,
    ordered: [...visits].sort(inOrder),
    openings: opening.length === 0 ? NO_OPENINGS : new Map(opening.map((item) => [item.year, toOpening(item)])),
    aidPaid: sumFen(aidPaid.map((entry) => yuanToFen(entry.amount))),
    local,
  };
}

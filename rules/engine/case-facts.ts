import { daysBetween, toDay, yearOf, type Day } from '#shared/day.ts';
import { NO_FEN, parseYuan, sumFen, yuanToFen, type Fen } from '#shared/fen.ts';
import type {
  AidCase,
  AidIdentity,
  AidPerson,
  AidVisit,
  AidVisitAmounts,
  LocalParameters,
} from '#shared/settlement/case-file.ts';
import type { AmountName } from '#shared/settlement/vocabulary.ts';
import { minus, plus } from '../money.ts';

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
  /** Burden B of contract 4.2; with layers to compute, X of 4.8. */
  readonly burden: Fen;
  /** What seriousIllness and supplement paid as far as they are known before layers are computed. */
  readonly insurance: { readonly basic: Fen; readonly seriousIllness: Fen; readonly supplement: Fen };
  readonly bedDays: number;
};

export type OpeningFacts = { readonly burden: Fen; readonly paid: ReadonlyMap<string, Fen> };

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
  readonly local: ReadonlyMap<string, Fen>;
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
  const [from, anchor] = [toDay(source.from), toDay(source.to)];
  const amounts = toAmounts(source.amounts);
  const given = source.layers === 'given';
  const insurance = {
    basic: amounts.basic,
    seriousIllness: given ? amounts.seriousIllness : NO_FEN,
    supplement: given ? amounts.supplement : NO_FEN,
  };
  return {
    id: source.id,
    place,
    source,
    anchor,
    year: yearOf(anchor),
    amounts,
    burden: minus(
      plus(amounts.firstPay, amounts.inScope),
      sumFen([insurance.basic, insurance.seriousIllness, insurance.supplement]),
    ),
    insurance,
    bedDays: source.bedDays ?? Math.max(1, daysBetween(from, anchor)),
  };
}

/** The county's money parameters that are set. A value of another shape was refused before it came here. */
const toLocal = (local: LocalParameters): ReadonlyMap<string, Fen> =>
  new Map(
    Object.entries(local).flatMap(([key, value]) => {
      const amount = typeof value === 'string' ? parseYuan(value) : null;
      return amount === null ? [] : [[key, amount] as const];
    }),
  );

/** Readies a checked case. Throws when the case was never checked, which is a bug. */
export function toCaseFacts(aidCase: AidCase, local: LocalParameters): CaseFacts {
  const visits = aidCase.visits.map(toVisitFacts);
  const openings = (aidCase.opening ?? []).map((opening): [number, OpeningFacts] => [
    opening.year,
    {
      burden: yuanToFen(opening.burden),
      paid: new Map(Object.entries(opening.paid).map(([fund, amount]) => [fund, yuanToFen(amount)])),
    },
  ]);
  return {
    id: aidCase.id,
    person: aidCase.person,
    identities: aidCase.person.identities,
    applicationDate: toDay(aidCase.applicationDate),
    visits,
    ordered: [...visits].sort((a, b) => (a.anchor === b.anchor ? a.place - b.place : a.anchor < b.anchor ? -1 : 1)),
    openings: new Map(openings),
    aidPaid: sumFen((aidCase.aidPaid ?? []).map((entry) => yuanToFen(entry.amount))),
    local: toLocal(local),
  };
}

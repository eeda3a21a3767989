import type { PolicyPack } from '#rules';
import { toDay, yearOf } from '#shared/day.ts';
import type { Opening } from '#shared/domain/asked/read-opening.ts';
import { type Fen, fen, NO_FEN, sumFen, yuanToFen } from '#shared/fen.ts';
import type { AidVisit } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import type { VisitKind } from '#shared/settlement/vocabulary.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId } from '../case-visit.ts';
import { cutOf, sumByFund } from './county-cut.ts';
import type { Given, Posting } from './given.ts';
import { closedVisits, holdsOneOff } from './settled-case.ts';

/** What a closed year brings into the next settlement; amounts in fen. */
export type ClosedYear = Omit<Opening, 'key' | 'x'> & { readonly x: Fen };

/**
 * Years in which the county granted less than was asked. They are not computed anew, or what was cut would be paid after all: their
 * confirmed visits come in as counters, with their burden and with what was granted.
 */
export type ClosedYears = {
  readonly years: ReadonlyMap<number, ClosedYear>;
  /** The visits that stand in the counters, by their ids in the case. */
  readonly visits: ReadonlySet<string>;
  /** What the county cut, by year and fund. */
  readonly cut: readonly Posting[];
};

export const NONE_CLOSED: ClosedYears = { years: new Map(), visits: new Set(), cut: [] };

/** A confirmed visit as it was settled last. */
type SettledVisit = { readonly visit: AidVisit; readonly result: CaseResult['visits'][number] };

/** Of each confirmed visit the newest settlement that computed it; `settled` is in the order of time. */
function settledVisits({ settled }: AssessInput): ReadonlyMap<string, SettledVisit> {
  const found = new Map<string, SettledVisit>();
  for (const { aidCase, result } of settled) {
    const results = new Map(result.visits.map((each) => [each.id, each]));
    for (const visit of aidCase.visits) {
      const own = results.get(visit.id);
      if (own !== undefined) found.set(visit.id, { visit, result: own });
    }
  }
  return found;
}

type Fund = PolicyPack['content']['funds'][number];
const covers = (fund: Fund, kind: VisitKind): boolean => fund.kinds?.value.includes(kind) ?? true;

/** Whether the counters of an opening hold all that a visit of this kind adds: its burden counts for the first fund, and no other has a count of its own. */
function isCountedByOpening({ content }: PolicyPack, kind: VisitKind): boolean {
  const [first, ...others] = content.funds;
  return (
    first?.method === 'share' &&
    covers(first, kind) &&
    !others.some((fund) => fund.method === 'share' && fund.base.value !== 'residual' && covers(fund, kind))
  );
}

const xOf = ({ amounts }: AidVisit): Fen =>
  fen(yuanToFen(amounts.firstPay) + yuanToFen(amounts.inScope) - yuanToFen(amounts.basic));

/** What the county cut in all, by year and fund. */
const cutIn = ({ cuts }: AssessInput, given: readonly Given[]): readonly Posting[] =>
  cuts.flatMap((cut) =>
    cutOf(
      cut,
      given.filter(({ applicationId }) => applicationId === cut.applicationId),
    ),
  );

/** What was cut of funds that leave something to a later one; that one must not take it up. */
function cutBeforeResidual({ content }: PolicyPack, cut: readonly Posting[]): Fen {
  const last = content.funds.findLastIndex((fund) => fund.method === 'share' && fund.base.value === 'residual');
  const before = new Set(content.funds.slice(0, Math.max(0, last)).map(({ id }) => id));
  return sumFen(cut.filter(({ fund }) => before.has(fund)).map(({ amount }) => amount));
}

/**
 * The years to close because of the county's cuts; `given` is what the person's other applications were given for visits that are
 * computed anew. None where counters cannot say it all: one-off aid, aid put off to the end of the year, a fund that counts by itself.
 * Then what was asked counts in full, which never pays too much.
 */
export function closedYears(input: AssessInput, given: readonly Given[]): ClosedYears {
  const { cuts, settled, pack, facts, earlier } = input;
  if (cuts.length === 0 || holdsOneOff(pack, facts.identities)) return NONE_CLOSED;
  const isCut = (applicationId: string): boolean => cuts.some((cut) => cut.applicationId === applicationId);
  if (settled.some((other) => isCut(other.applicationId) && closedVisits(pack, other).length > 0)) return NONE_CLOSED;
  const years = new Set([
    ...earlier.filter(({ applicationId }) => isCut(applicationId)).map(({ to }) => yearOf(to)),
    ...given.filter(({ applicationId }) => isCut(applicationId)).map(({ year }) => year),
  ]);
  const oneOff = new Set(settled.flatMap((other) => closedVisits(pack, other).map(({ id }) => id)));
  const all = settledVisits(input);
  const counted: SettledVisit[] = [];
  for (const { applicationId, key, to } of earlier) {
    const id = caseVisitId(applicationId, key);
    if (!years.has(yearOf(to)) || oneOff.has(id)) continue;
    const found = all.get(id);
    if (found === undefined) return NONE_CLOSED;
    // What is aided by nothing stays in the case: some policies count it for what the insurance pays.
    if (found.result.status !== 'excluded') counted.push(found);
  }
  const cut = cutIn(input, given);
  const minus = cut.map((posting) => ({ ...posting, amount: fen(-posting.amount) }));
  const paid = sumByFund([...given, ...minus]).filter(({ year }) => years.has(year));
  const isWhole =
    counted.every(({ visit, result }) => result.status === 'eligible' && isCountedByOpening(pack, visit.kind)) &&
    paid.every(({ amount }) => amount >= 0);
  if (!isWhole) return NONE_CLOSED;
  return {
    years: new Map(
      [...years].map((year) => {
        const lost = cutBeforeResidual(
          pack,
          cut.filter((posting) => posting.year === year),
        );
        return [year, closedYear(year, counted, paid, lost)];
      }),
    ),
    visits: new Set(counted.map(({ visit }) => visit.id)),
    cut: sumByFund(cut),
  };
}

/**
 * `lost`: what was cut of the funds before the residual one. It is left out of the burden: what remains for the residual is as before
 * the cut, and a deductible that was passed stays passed, because no cut is more than what was given above it.
 */
function closedYear(year: number, all: readonly SettledVisit[], paid: readonly Posting[], lost: Fen): ClosedYear {
  const visits = all.filter(({ visit }) => yearOf(toDay(visit.to)) === year);
  return {
    year,
    burden: fen(sumFen(visits.map(({ result }) => yuanToFen(result.burden))) - lost),
    x: sumFen(visits.map(({ visit }) => xOf(visit))),
    paid: Object.fromEntries(
      paid.filter((each) => each.year === year && each.amount > 0).map(({ fund, amount }) => [fund, amount]),
    ),
  };
}

/** Lines of aid given elsewhere with the closed years in them: a case has one opening a year. */
export function withClosedYears(
  openings: readonly Opening[],
  closed: readonly ClosedYear[],
): readonly Omit<Opening, 'key'>[] {
  const added = closed.map((line) => {
    const typed = openings.find(({ year }) => year === line.year);
    if (typed === undefined) return line;
    const funds = new Set([...Object.keys(typed.paid), ...Object.keys(line.paid)]);
    return {
      year: line.year,
      burden: fen(typed.burden + line.burden),
      x: typed.x === null ? null : fen(typed.x + line.x),
      paid: Object.fromEntries(
        [...funds].map((fund) => [fund, fen((typed.paid[fund] ?? NO_FEN) + (line.paid[fund] ?? NO_FEN))]),
      ),
    };
  });
  return [...openings.filter(({ year }) => !closed.some((line) => line.year === year)), ...added];
}

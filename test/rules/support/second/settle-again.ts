import { Decimal } from 'decimal.js';
import type { AidCase, AidVisit, LocalParameters } from '#shared/settlement/case-file.ts';
import {
  D,
  inOrder,
  judge,
  over,
  round,
  yearOf,
  ZERO,
  type Grant,
  type Layers,
  type SecondPack,
} from './second-pack.ts';

/** What the two computations must agree on. Amounts have two decimals; aid leaves out funds that gave nothing. */
export type SecondVisit = {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly treatedAs: string | null;
  readonly burden: string;
  readonly layers: { readonly basic: string; readonly seriousIllness: string; readonly supplement: string };
  readonly aid: Readonly<Record<string, string>>;
};
export type SecondResult = {
  readonly status: string;
  readonly payable: string;
  readonly recover: string;
  readonly deferred: string;
  readonly missing: readonly string[];
  readonly visits: readonly SecondVisit[];
};

type Book = {
  x: Decimal;
  xIsKnown: boolean;
  readonly bases: Map<string, Decimal>;
  readonly given: Map<string, Decimal>;
};
type Trial = {
  readonly classId: string;
  readonly serious: Decimal;
  readonly supplement: Decimal;
  readonly burden: Decimal;
  readonly fund: string;
  readonly aid: Decimal;
};

const sum = (items: readonly Decimal[]): Decimal => items.reduce((all, item) => all.plus(item), ZERO);

function openBook(pack: SecondPack, aidCase: AidCase, year: number): Book {
  const opening = aidCase.opening?.find((item) => item.year === year);
  return {
    x: D(opening?.x ?? 0),
    xIsKnown: opening === undefined || opening.x !== undefined,
    bases: new Map([[pack.firstFund, D(opening?.burden ?? 0)]]),
    given: new Map(Object.entries(opening?.paid ?? {}).map(([fund, amount]) => [fund, D(amount)])),
  };
}

/** X of contract 4.8: what basic insurance left of the policy-range cost. */
const xOf = ({ amounts }: AidVisit): Decimal => D(amounts.firstPay).plus(amounts.inScope).minus(amounts.basic);

function layersFor(pack: SecondPack, aidCase: AidCase, visit: AidVisit, classId: string, book: Book) {
  if (aidCase.person.insurance === 'employee') return { missing: 'local.employeeLayers' };
  if (pack.layers === null) return { missing: 'local.seriousIllness' };
  if (!book.xIsKnown) return { missing: 'opening.x' };
  return pack.layers(aidCase, visit, classId);
}

function insured(visit: AidVisit, layers: Layers | null, before: Decimal): readonly [Decimal, Decimal] {
  if (layers === null) return [D(visit.amounts.seriousIllness), D(visit.amounts.supplement)];
  const now = before.plus(xOf(visit));
  const growth = (f: (x: Decimal) => Decimal): Decimal => round(f(now)).minus(round(f(before)));
  const serious = growth(layers.serious);
  const left = xOf(visit).minus(serious);
  const { supplement } = layers;
  return [serious, supplement === null ? ZERO : Decimal.min(growth(supplement), left)];
}

function tryClass(
  pack: SecondPack,
  aidCase: AidCase,
  visit: AidVisit,
  classId: string,
  book: Book,
  local: LocalParameters,
): Trial | string {
  const layers = visit.layers === 'compute' ? layersFor(pack, aidCase, visit, classId, book) : null;
  if (layers !== null && 'missing' in layers) return layers.missing;
  const grant: Grant = pack.grant(classId, visit, local);
  if ('missing' in grant) return grant.missing;
  const [serious, supplement] = insured(visit, layers, book.x);
  const burden = xOf(visit).minus(serious).minus(supplement);
  const before = book.bases.get(grant.fund) ?? ZERO;
  const amount =
    grant.ofTotal === undefined
      ? round(grant.share(before.plus(burden)).minus(grant.share(before)))
      : Decimal.min(round(grant.ofTotal.times(visit.amounts.total)), burden);
  const used = sum(grant.pool.map((fund) => book.given.get(fund) ?? ZERO));
  const capped = grant.cap === null ? amount : Decimal.min(amount, over(grant.cap, used));
  const { total, basic, other } = visit.amounts;
  const room = over(D(total).minus(basic).minus(serious).minus(supplement), other);
  return { classId, serious, supplement, burden, fund: grant.fund, aid: Decimal.min(capped, room) };
}

const shown = (
  visit: AidVisit,
  changes: Omit<SecondVisit, 'id' | 'burden' | 'layers'>,
  [basic, serious, supplement]: readonly [Decimal, Decimal, Decimal],
): SecondVisit => ({
  ...changes,
  id: visit.id,
  burden: D(visit.amounts.firstPay)
    .plus(visit.amounts.inScope)
    .minus(basic)
    .minus(serious)
    .minus(supplement)
    .toFixed(2),
  layers: { basic: basic.toFixed(2), seriousIllness: serious.toFixed(2), supplement: supplement.toFixed(2) },
});

/** Settles a case once more. */
export function settleAgain(
  pack: SecondPack,
  aidCase: AidCase,
  local: LocalParameters,
  closeYear: boolean,
): SecondResult {
  const books = new Map<number, Book>();
  const visits = new Map<string, SecondVisit>();
  const missing = new Set<string>();
  const paidBy = new Map<number, { x: Decimal; aid: Decimal; ids: string[] }>();
  const notCovered = new Set<string>();
  for (const visit of inOrder(aidCase)) {
    const year = yearOf(visit);
    const book = books.get(year) ?? openBook(pack, aidCase, year);
    books.set(year, book);
    const { basic, seriousIllness, supplement } = visit.amounts;
    const asFound =
      visit.layers === 'compute'
        ? ([D(basic), ZERO, ZERO] as const)
        : ([D(basic), D(seriousIllness), D(supplement)] as const);
    const verdict = judge(pack, aidCase, visit);
    const trials =
      verdict.status === 'tried' ? verdict.classes.map((id) => tryClass(pack, aidCase, visit, id, book, local)) : [];
    const lacking =
      verdict.status === 'undecided' ? verdict.missing : trials.filter((trial) => typeof trial === 'string');
    if (verdict.status === 'excluded') {
      if (verdict.reason === 'kind_not_covered') notCovered.add(visit.id);
      visits.set(
        visit.id,
        shown(visit, { status: 'excluded', reason: verdict.reason, treatedAs: null, aid: {} }, asFound),
      );
      continue;
    }
    if (lacking.length > 0) {
      for (const name of lacking) missing.add(name);
      visits.set(visit.id, shown(visit, { status: 'undecided', reason: null, treatedAs: null, aid: {} }, asFound));
      continue;
    }
    const done = trials.filter((trial) => typeof trial !== 'string');
    const best = done.reduce((first, trial) => (trial.aid.greaterThan(first.aid) ? trial : first));
    book.x = book.x.plus(xOf(visit));
    book.bases.set(best.fund, (book.bases.get(best.fund) ?? ZERO).plus(best.burden));
    book.given.set(best.fund, (book.given.get(best.fund) ?? ZERO).plus(best.aid));
    const all = paidBy.get(year) ?? { x: ZERO, aid: ZERO, ids: [] };
    paidBy.set(year, { x: all.x.plus(xOf(visit)), aid: all.aid.plus(best.aid), ids: [...all.ids, visit.id] });
    const aid = best.aid.isZero() ? {} : { [best.fund]: best.aid.toFixed(2) };
    const line = { status: 'eligible', reason: null, treatedAs: best.classId, aid };
    visits.set(visit.id, shown(visit, line, [D(basic), best.serious, best.supplement]));
  }
  for (const [id, basic] of pack.outpatientBasic?.(aidCase, notCovered) ?? []) {
    const visit = aidCase.visits.find((item) => item.id === id);
    const was = visits.get(id);
    if (visit !== undefined && was !== undefined) visits.set(id, shown(visit, was, [basic, ZERO, ZERO]));
  }
  const late = [...paidBy].filter(([year, { x }]) => {
    const opening = aidCase.opening?.find((item) => item.year === year);
    return (
      pack.deferUpTo !== null &&
      !closeYear &&
      x.plus(opening?.x ?? opening?.burden ?? 0).lessThanOrEqualTo(pack.deferUpTo)
    );
  });
  const lateIds = new Set(late.flatMap(([, { ids }]) => ids));
  const deferred = sum(late.map(([, { aid }]) => aid));
  const total = sum([...paidBy.values()].map(({ aid }) => aid));
  const paid = sum((aidCase.aidPaid ?? []).map(({ amount }) => D(amount)));
  const all = aidCase.visits.flatMap((visit) => visits.get(visit.id) ?? []);
  const isUndecided = all.some(({ status }) => status === 'undecided');
  const isIneligible = !isUndecided && all.every(({ status }) => status === 'excluded');
  return {
    status: isUndecided ? 'undecided' : isIneligible ? 'ineligible' : 'settled',
    payable: isUndecided ? '0.00' : over(total.minus(deferred), paid).toFixed(2),
    recover: isUndecided ? '0.00' : over(paid, total).toFixed(2),
    deferred: deferred.toFixed(2),
    missing: [...missing].toSorted(),
    visits: all.map((visit) => (lateIds.has(visit.id) ? { ...visit, status: 'deferred' } : visit)),
  };
}

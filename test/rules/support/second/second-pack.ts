import { Decimal } from 'decimal.js';
import type { AidCase, AidIdentity, AidVisit, LocalParameters } from '#shared/settlement/case-file.ts';

/*
 * The settlement contract a second time, for any policy whose funds all start from the burden: yuan as decimals, written
 * from the contract alone, no part of the engine used. What a policy says stands in one file for each.
 */
export const D = (value: Decimal.Value): Decimal => new Decimal(value);
export const ZERO = D(0);
export const round = (value: Decimal): Decimal => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
export const over = (value: Decimal, line: Decimal.Value): Decimal => Decimal.max(0, value.minus(line));

/** How much a fund gives of all that was borne so far: the visit gets the growth. */
export type Share = (borne: Decimal) => Decimal;
/** What a class gets for a kind of visit, or the parameter that a county has not set. */
export type Grant =
  | {
      readonly fund: string;
      /** The growth of this over the fund's counter… */
      readonly share: Share;
      /** …or so much of the whole bill, at most the burden. */
      readonly ofTotal?: Decimal;
      readonly cap: Decimal | null;
      /** The funds whose payments use up the cap. */
      readonly pool: readonly string[];
    }
  | { readonly missing: string };

/** Serious-illness insurance and supplement as functions of the year's cumulated X; not rounded. */
export type Layers = { readonly serious: Share; readonly supplement: Share | null };

export type SecondPack = {
  readonly slug: string;
  readonly from: string;
  readonly to: string | null;
  /** Class → categories, in the order that breaks ties. */
  readonly classes: readonly (readonly [id: string, categories: readonly string[]])[];
  readonly firstFund: string;
  readonly hukou: string | null;
  /** Inpatient visits of a class count so many days back from the first day of the identity. */
  readonly lookback: readonly [classId: string, days: number] | null;
  readonly grant: (classId: string, visit: AidVisit, local: LocalParameters) => Grant;
  readonly layers:
    ((aidCase: AidCase, visit: AidVisit, classId: string) => Layers | { readonly missing: string }) | null;
  readonly benefitsFrom: (aidCase: AidCase) => string | null;
  readonly deferUpTo: number | null;
  /** Basic insurance of ordinary outpatient visits, by visit id. */
  readonly outpatientBasic: ((aidCase: AidCase, asked: ReadonlySet<string>) => ReadonlyMap<string, Decimal>) | null;
};

const DAY_MS = 86_400_000;
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

export const inForce = (item: AidIdentity, day: string): boolean =>
  item.from <= day && (item.to === null || day <= item.to);
export const holds = (aidCase: AidCase, day: string, categories: readonly string[]): boolean =>
  aidCase.person.identities.some((item) => categories.includes(item.category) && inForce(item, day));

const AIDED = ['inpatient', 'outpatient_chronic', 'outpatient_major'];

export type Verdict =
  | { readonly status: 'excluded'; readonly reason: string }
  | { readonly status: 'undecided'; readonly missing: readonly string[] }
  | { readonly status: 'tried'; readonly classes: readonly string[] };

const excluded = (reason: string): Verdict => ({ status: 'excluded', reason });

function judgeIdentity(pack: SecondPack, aidCase: AidCase, visit: AidVisit): Verdict {
  const { identities } = aidCase.person;
  if (identities.length === 0) return excluded('no_identity');
  let isTooEarly = false;
  let isNotAided = false;
  const classes = new Set<string>();
  for (const item of identities) {
    const classId = pack.classes.find(([, categories]) => categories.includes(item.category))?.[0];
    if (classId === undefined) isNotAided ||= inForce(item, visit.to);
    else if (pack.lookback?.[0] === classId && visit.kind === 'inpatient') {
      const first = daysAfter(item.from, -pack.lookback[1]);
      if (visit.to < first) isTooEarly = true;
      else if (item.to === null || visit.to <= item.to) classes.add(classId);
    } else if (inForce(item, visit.to)) classes.add(classId);
  }
  if (classes.size > 0) {
    return { status: 'tried', classes: pack.classes.map(([id]) => id).filter((id) => classes.has(id)) };
  }
  return excluded(isTooEarly ? 'before_lookback' : isNotAided ? 'not_aided_class' : 'identity_ended');
}

/** Whether a visit is in, out or not to be decided yet, before any parameter of an amount is asked for. */
export function judge(pack: SecondPack, aidCase: AidCase, visit: AidVisit): Verdict {
  const { insurance, hukou } = aidCase.person;
  const day = visit.to;
  if (day < pack.from || (pack.to !== null && day > pack.to))
    return { status: 'undecided', missing: [`pack.${pack.slug}@${day}`] };
  if (insurance === 'none') return excluded('not_insured');
  if (!visit.hospital.designated) return excluded('not_designated');
  if (!AIDED.includes(visit.kind)) return excluded('kind_not_covered');
  if (visit.hospital.area === 'outside' && visit.referral !== true) return excluded('outside_without_referral');
  if (pack.hukou !== null && hukou === undefined) return { status: 'undecided', missing: ['person.hukou'] };
  if (pack.hukou !== null && hukou?.startsWith(pack.hukou) !== true) return excluded('hukou_outside');
  const identity = judgeIdentity(pack, aidCase, visit);
  if (identity.status !== 'tried') return identity;
  const begins = pack.benefitsFrom(aidCase);
  return begins !== null && day < begins ? excluded('waiting_period') : identity;
}

/** The visits of a case in the order in which they are settled. */
export const inOrder = (aidCase: AidCase): readonly AidVisit[] =>
  aidCase.visits.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
export const yearOf = (visit: AidVisit): number => Number(visit.to.slice(0, 4));

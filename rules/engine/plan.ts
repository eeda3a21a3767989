import { toDay, type Day } from '#shared/day.ts';
import { yuanToFen, type Fen } from '#shared/fen.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { VisitKind } from '#shared/settlement/vocabulary.ts';
import { parsePercent, type Ratio } from '../money.ts';
import type { PackClass, PackContent, PackFund, Sourced } from '../packs/pack-content.ts';

/** An article as the engine cites it. */
export type Article = { readonly key: string; readonly citation: string };
/** A policy value ready for arithmetic, with what a trace must say about it. */
export type Figure<T> = { readonly value: T; readonly article: Article; readonly confirmed: boolean };

export type PlanTerms = {
  readonly deductible: Figure<Fen>;
  readonly ratio: Figure<Ratio>;
  readonly cap: Figure<Fen | null>;
};
type PlanFundBase = {
  readonly id: string;
  readonly name: string;
  readonly poolId: string;
  readonly kinds: ReadonlySet<VisitKind> | null;
};
export type SharePlan = PlanFundBase & {
  readonly method: 'share';
  readonly base: Figure<'burden' | 'residual'>;
  readonly terms: ReadonlyMap<string, PlanTerms>;
};
export type PerDayPlan = PlanFundBase & {
  readonly method: 'perDay';
  readonly replaces: SharePlan;
  readonly rateKey: string;
  readonly psychiatricOnly: boolean;
  readonly classes: ReadonlySet<string>;
  readonly article: Article;
};
export type FundPlan = SharePlan | PerDayPlan;

export type OneOffPlan = { readonly months: Figure<number>; readonly beforeRange: Figure<boolean> };
export type ClassPlan = { readonly id: string; readonly name: string; readonly oneOff: OneOffPlan | null };
export type PoolPlan = { readonly id: string; readonly name: string; readonly funds: readonly string[] };

/** A pack as the engine runs it: amounts in fen, ratios exact, lookups ready. Holds nothing the pack does not say. */
export type EnginePlan = {
  readonly pack: PackContent;
  readonly from: Figure<Day>;
  readonly to: Figure<Day | null>;
  readonly classes: readonly ClassPlan[];
  readonly classOf: ReadonlyMap<CategoryId, { readonly aidClass: ClassPlan; readonly article: Article }>;
  readonly kinds: Figure<ReadonlySet<VisitKind>>;
  readonly pools: ReadonlyMap<string, PoolPlan>;
  readonly funds: readonly FundPlan[];
  readonly clause: (step: keyof PackContent['clauses']) => Article;
};

const toRatio = (text: string): Ratio => {
  const ratio = parsePercent(text);
  if (ratio === null) throw new RangeError(`A checked pack holds a percentage that is none: ${text}`);
  return ratio;
};

/** Turns a checked pack into what the engine runs. Throws only when the pack was never checked, which is a bug. */
export function preparePlan(pack: PackContent): EnginePlan {
  const article = (key: string): Article => {
    const found = pack.articles[key];
    if (found === undefined) throw new RangeError(`A checked pack cites an article it does not have: ${key}`);
    return { key, citation: found.citation };
  };
  const figure = <T, U>(entry: Sourced<T>, convert: (value: T) => U): Figure<U> => ({
    value: convert(entry.value),
    article: article(entry.article),
    confirmed: entry.confirmed,
  });
  const same = <T>(value: T): T => value;
  const toClass = ({ id, name, oneOff }: PackClass): ClassPlan => ({
    id,
    name,
    oneOff: oneOff ? { months: figure(oneOff.months, same), beforeRange: figure(oneOff.beforeRange, same) } : null,
  });
  const classes = pack.classes.map(toClass);
  const funds: FundPlan[] = [];
  for (const fund of pack.funds) funds.push(toFund(fund, funds, figure, article));
  return {
    pack,
    from: figure(pack.effective.from, toDay),
    to: figure(pack.effective.to, (value) => (value === null ? null : toDay(value))),
    classes,
    classOf: new Map(
      pack.classes.flatMap((item, index) => {
        const aidClass = classes[index] ?? toClass(item);
        return item.members.flatMap((member) =>
          member.value.map((category) => [category, { aidClass, article: article(member.article) }] as const),
        );
      }),
    ),
    kinds: figure(pack.kinds, (value) => new Set(value)),
    pools: new Map(pack.pools.map((pool) => [pool.id, pool])),
    funds,
    clause: (step) => article(pack.clauses[step]),
  };
}

function toFund(
  fund: PackFund,
  earlier: readonly FundPlan[],
  figure: <T, U>(entry: Sourced<T>, convert: (value: T) => U) => Figure<U>,
  article: (key: string) => Article,
): FundPlan {
  const common = {
    id: fund.id,
    name: fund.name,
    poolId: fund.pool,
    kinds: fund.kinds ? new Set(fund.kinds.value) : null,
  };
  if (fund.method === 'share') {
    const terms = Object.entries(fund.terms).map(([classId, entry]): [string, PlanTerms] => [
      classId,
      {
        deductible: figure(entry.deductible, yuanToFen),
        ratio: figure(entry.ratio, toRatio),
        cap: figure(entry.cap, (value) => (value === null ? null : yuanToFen(value))),
      },
    ]);
    return { ...common, method: 'share', base: figure(fund.base, (value) => value), terms: new Map(terms) };
  }
  const replaces = earlier.find((item) => item.id === fund.replaces);
  if (replaces?.method !== 'share')
    throw new RangeError(`A checked pack replaces a fund it does not have: ${fund.replaces}`);
  return {
    ...common,
    method: 'perDay',
    replaces,
    rateKey: fund.rate,
    psychiatricOnly: fund.psychiatricOnly.value,
    classes: new Set(fund.classes.value),
    article: article(fund.classes.article),
  };
}

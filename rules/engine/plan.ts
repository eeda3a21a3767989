import type { Day } from '#shared/day.ts';
import type { Fen } from '#shared/fen.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { HospitalLevel, VisitKind } from '#shared/settlement/vocabulary.ts';
import type { Ratio, ShareBand } from '../money.ts';
import type { PackContent } from '../packs/pack-content.ts';

/** An article as the engine cites it. */
export type Article = { readonly key: string; readonly citation: string };
/** A value ready for arithmetic, with what a trace must say about it: who set it, and whether it is confirmed. */
export type Figure<T> = {
  readonly value: T;
  readonly article: Article;
  readonly setBy: 'policy' | 'local';
  /** What a county set is never confirmed by the policy. */
  readonly confirmed: boolean;
};

/** One ratio over a deductible, or a share of each band of the year's cumulated base. */
export type Rate =
  | { readonly kind: 'ratio'; readonly deductible: Figure<Fen>; readonly ratio: Figure<Ratio> }
  | { readonly kind: 'bands'; readonly bands: Figure<readonly ShareBand[]> };
/** The terms of one visit: what the policy publishes, or what the county set. */
export type AppliedTerms = {
  readonly base: 'burden' | 'residual' | 'total';
  readonly rate: Rate;
  /** Whether every figure of the rate is confirmed. */
  readonly isConfirmed: boolean;
  readonly cap: Figure<Fen | null>;
  readonly poolId: string;
};
/** What a fund means for a class and visit: nothing, terms, or terms that the county has not set. */
export type Resolved =
  | { readonly applies: false }
  | { readonly applies: true; readonly terms: AppliedTerms }
  | { readonly applies: true; readonly terms: null; readonly missing: string };

/** What a fund gives one class, whoever set it: for which kinds, of what, at which rate, up to which cap. */
export type TermsPlan = {
  readonly kinds: ReadonlySet<VisitKind> | null;
  readonly poolId: string;
  /** Where a county may set the cap of the class (a local parameter of kind classCaps). */
  readonly localCap: string | null;
} & (
  | {
      readonly setBy: 'policy';
      readonly applied: AppliedTerms;
      /** What the terms resolve to where no county sets the cap: the same for every visit, so made once. */
      readonly resolved: Resolved;
    }
  | {
      readonly setBy: 'local';
      readonly base: 'burden' | 'residual';
      /** The local parameter, of kind classTerms or tiers. */
      readonly setting: string;
      /** Whether the parameter has terms for inpatient stays and others for outpatient visits. */
      readonly isByKind: boolean;
      readonly article: Article;
    }
);
type PlanFundBase = {
  readonly id: string;
  /** Its place among the pack's funds; counters are kept by it. */
  readonly index: number;
  readonly name: string;
  readonly poolId: string;
  readonly kinds: ReadonlySet<VisitKind> | null;
};
export type SharePlan = PlanFundBase & {
  readonly method: 'share';
  readonly base: Figure<'burden' | 'residual'>;
  /** By class; a class without terms gets nothing from the fund. */
  readonly terms: ReadonlyMap<string, TermsPlan>;
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

/** One rule for the layer 大病: for people with one of these identities, or (null) for everybody else. */
export type LayerRulePlan = {
  readonly categories: ReadonlySet<CategoryId> | null;
  readonly bands: readonly BandPlan[];
};
export type BandPlan = {
  readonly over: Fen;
  readonly ratio: Ratio;
  readonly article: Article;
  readonly confirmed: boolean;
};
export type LayersPlan = {
  readonly seriousIllness: { readonly name: string; readonly rules: readonly LayerRulePlan[] };
  readonly supplement: {
    readonly name: string;
    readonly classes: ReadonlySet<string>;
    readonly hukou: string;
    readonly bands: readonly BandPlan[];
  } | null;
};

export type OutpatientBasicPlan = {
  readonly name: string;
  readonly kind: VisitKind;
  readonly sharedBy: ReadonlySet<VisitKind>;
  readonly limit: Figure<Fen>;
  readonly levels: ReadonlyMap<HospitalLevel, BandPlan>;
};
export type EnrolmentPlan = {
  /** Days of a year, `MM-DD`. */
  readonly collectiveFrom: Figure<string>;
  readonly collectiveTo: Figure<string>;
  readonly newbornDays: Figure<number>;
  readonly employeeDays: Figure<number>;
  readonly waitingDays: Figure<number>;
};

export type OneOffPlan = { readonly months: Figure<number>; readonly beforeRange: Figure<boolean> };
export type LookbackPlan = { readonly days: Figure<number>; readonly kinds: ReadonlySet<VisitKind> };
export type ClassPlan = {
  readonly id: string;
  readonly name: string;
  readonly oneOff: OneOffPlan | null;
  readonly lookback: LookbackPlan | null;
};
/** `members` are the places of its funds. */
export type PoolPlan = { readonly id: string; readonly name: string; readonly members: readonly number[] };

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
  readonly layers: LayersPlan | null;
  readonly outpatientBasic: OutpatientBasicPlan | null;
  readonly hukou: Figure<string> | null;
  readonly enrolment: EnrolmentPlan | null;
  /** A year whose whole X is at most `upTo` is paid at year end. */
  readonly deferral: { readonly upTo: Figure<Fen> } | null;
  /** Whether every result is provisional, whatever decided it. */
  readonly isProvisional: boolean;
  readonly clause: (step: keyof PackContent['clauses']) => Article;
};

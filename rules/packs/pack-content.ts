import { z } from 'zod';
import {
  category,
  choice,
  date,
  flag,
  key,
  list,
  mapOf,
  money,
  object,
  orNone,
  percent,
  sentence,
  sourced,
  visitKind,
  wholeNumber,
} from './sourced.ts';
import { textField } from '#shared/settlement/check/field.ts';

/** The format name of a policy pack. */
export const PACK_FORMAT = 'aid-pack/1';

const article = object({ citation: sentence, passage: sentence });
const source = object({ title: sentence, note: orNone(sentence) });

/** A treatment class: who is treated so, and whether its aid is a one-off look-back before the application. */
const treatmentClass = object({
  id: key,
  name: sentence,
  members: list(sourced(list(category))),
  oneOff: object({
    months: sourced(wholeNumber),
    /** Whether a visit of the period is settled even when it lies before the pack's first day. */
    beforeRange: sourced(flag),
  }).optional(),
});

const terms = object({ deductible: sourced(money), ratio: sourced(percent), cap: sourced(orNone(money)) });

/** Aid as a share of a base over a yearly deductible, up to a yearly cap. */
const shareFund = object({
  id: key,
  name: sentence,
  method: z.literal('share'),
  /** burden: what insurance left of the policy-range cost · residual: what the funds listed before left of that. */
  base: sourced(choice('base (burden or residual)', ['burden', 'residual'])),
  pool: key,
  kinds: sourced(list(visitKind)).optional(),
  terms: mapOf(terms),
});

/** A fixed local amount for each bed-day, in place of another fund and on that fund's caps. */
const perDayFund = object({
  id: key,
  name: sentence,
  method: z.literal('perDay'),
  replaces: key,
  rate: key,
  pool: key,
  kinds: sourced(list(visitKind)),
  psychiatricOnly: sourced(flag),
  classes: sourced(list(key)),
});

const fund = z.discriminatedUnion('method', [shareFund, perDayFund]);

/** Aid drawn from one yearly cap: the funds whose payments use it up. */
const pool = object({ id: key, name: sentence, funds: list(key) });

const localParameter = object({
  key,
  kind: choice('kind of parameter', ['money']),
  name: sentence,
  unit: sentence,
  meaning: sentence,
  setBy: choice('level that sets it (county or city)', ['county', 'city']),
  article: key,
});

/** The article behind each step of the engine that no single value of the pack decides. */
const clauses = object({
  range: key,
  insurance: key,
  designated: key,
  kind: key,
  referral: key,
  identity: key,
  bestClass: key,
  lookback: key,
  burden: key,
  overTotal: key,
  trueUp: key,
});

const warning = object({
  id: key,
  name: sentence,
  /** Who is watched: people of these categories, or everybody else. */
  watches: z.union([list(category), z.literal('others')]),
  insurance: list(choice('insurance', ['resident', 'employee'])),
  line: sourced(money),
});

const premiumSubsidy = object({ categories: list(category), share: sourced(percent), wording: sentence });
const fundSource = object({ categories: z.union([list(category), z.literal('others')]), wording: sourced(sentence) });

/** A policy pack: everything one policy says, and nothing of how the engine works. */
export const packContentSchema = object({
  format: z.literal(PACK_FORMAT),
  id: textField('pack id', (text) => /^[a-z][a-z0-9-]{2,40}$/.test(text)),
  title: sentence,
  shortTitle: sentence,
  documentNumber: orNone(sentence),
  region: object({
    code: textField('GB/T 2260 code (six digits)', (text) => /^\d{6}$/.test(text)),
    slug: key,
    name: sentence,
  }),
  receivedOn: orNone(date),
  sources: mapOf(source),
  articles: mapOf(article),
  effective: object({ from: sourced(date), to: sourced(orNone(date)) }),
  clauses,
  kinds: sourced(list(visitKind)),
  classes: list(treatmentClass),
  notAided: list(sourced(list(category))),
  pools: list(pool),
  funds: list(fund),
  rounding: sourced(choice('rounding', ['half_up_fen'])),
  local: list(localParameter),
  warnings: list(warning),
  premium: list(premiumSubsidy),
  fundSources: list(fundSource),
  readings: list(object({ text: sentence, article: key })),
  forms: object({ settlement: sentence, application: sentence, basis: sentence }),
});

export type PackContent = z.infer<typeof packContentSchema>;
export type PackClass = PackContent['classes'][number];
export type PackFund = PackContent['funds'][number];
export type ShareFund = Extract<PackFund, { readonly method: 'share' }>;
export type PackArticle = PackContent['articles'][string];
export type LocalParameterDefinition = PackContent['local'][number];
export type Sourced<T> = {
  readonly value: T;
  readonly article: string;
  readonly source: string;
  readonly confirmed: boolean;
};

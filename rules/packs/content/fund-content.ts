import { z } from 'zod';
import {
  choice,
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
} from '../sourced.ts';
import { isNo } from '../words/field.ts';

/** What a class gets from a fund by the policy itself. */
const terms = object({
  deductible: sourced(money),
  ratio: sourced(percent),
  cap: sourced(orNone(money)),
  /** The kinds of visit these terms are for; all of the fund's when left out. */
  kinds: sourced(list(visitKind)).optional(),
  /** total: the ratio is of the whole bill, and the amount at most the burden. */
  base: sourced(choice('类别的基数', ['total'])).optional(),
  /** A local parameter (kind classCaps) that may set a cap for the class. */
  localCap: key.optional(),
});

/** Where a class gets its terms from when the policy publishes none: a local parameter of kind classTerms or tiers. */
const localTerms = object({
  setting: key,
  article: key,
  kinds: sourced(list(visitKind)).optional(),
  /** The pool of the class when it is not the fund's. */
  pool: key.optional(),
  localCap: key.optional(),
});

/** Aid as a share of a base over a yearly deductible, up to a yearly cap. */
const shareFund = object({
  id: key,
  name: sentence,
  method: z.literal('share'),
  /** burden: what insurance left of the policy-range cost · residual: what the funds listed before left of that. */
  base: sourced(choice('基数', ['burden', 'residual'])),
  pool: key,
  kinds: sourced(list(visitKind)).optional(),
  terms: mapOf(terms),
  localTerms: mapOf(localTerms).optional(),
  /** Classes that this fund gives nothing. */
  without: list(key).optional(),
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

/** A fund of a pack. */
export const fundSchema = z.discriminatedUnion('method', [shareFund, perDayFund], {
  error: isNo('一个救助项目（method 为 share 或 perDay）'),
});

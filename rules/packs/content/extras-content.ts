import { z } from 'zod';
import {
  category,
  choice,
  flag,
  key,
  list,
  money,
  object,
  percent,
  sentence,
  sourced,
  wholeNumber,
} from '../sourced.ts';
import { isNo } from '../words/field.ts';

/*
 * What a policy says beside amounts of aid: watch lines, premium subsidies, who bears the cost, papers. The app shows
 * and uses it; the engine does not.
 */
const watches = z.union([list(category), z.literal('others')], { error: isNo('对象代码的列表，也不是 others') });
const insurances = list(choice('医保种类', ['resident', 'employee']));

export const warningSchema = object({
  id: key,
  name: sentence,
  /** Who is watched: people of these categories, or everybody else. */
  watches,
  insurance: insurances,
  line: sourced(money),
});

/** A watch line whose amount a local parameter gives. */
export const localWarningSchema = object({
  id: key,
  name: sentence,
  watches,
  insurance: insurances,
  setting: key,
  wording: sourced(sentence),
});

export const premiumSchema = object({
  categories: list(category),
  share: sourced(percent),
  wording: sentence,
  /** Only for this calendar year. */
  year: sourced(wholeNumber).optional(),
  /** Only for minors. */
  minorsOnly: sourced(flag).optional(),
});

/** A subsidy of an amount that the source does not publish: full, fixed or by each county's scheme. */
export const premiumByCountySchema = object({ categories: list(category), wording: sourced(sentence) });

export const fundSourceSchema = object({ categories: watches, wording: sourced(sentence) });

/** 先诊疗后付费: who is admitted without a deposit. */
export const treatFirstSchema = object({ categories: sourced(list(category)), wording: sentence });

/** A paper or signature that the policy asks for, on one route. */
export const paperSchema = object({
  id: key,
  name: sentence,
  route: choice('办理方式', ['any', 'manual', 'one_stop']),
  categories: list(category),
  wording: sourced(sentence),
});

export const timeLimitSchema = object({ id: key, name: sentence, wording: sourced(sentence) });

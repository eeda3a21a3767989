import { choice, key, list, object, sentence } from '../sourced.ts';

/**
 * A number that the policy leaves to a county or city. money: an amount · classTerms: `{inpatient, outpatient, cap}` of
 * one class (`parts` of it), each of the first two `{deductible, ratio}` · tiers: `[{upTo, ratio}, …]` · classCaps: a cap
 * for each class.
 */
export const localParameterSchema = object({
  key,
  kind: choice('参数种类', ['money', 'classTerms', 'tiers', 'classCaps']),
  parts: list(choice('可填写的部分', ['inpatient', 'outpatient', 'cap'])).optional(),
  name: sentence,
  unit: sentence,
  meaning: sentence,
  setBy: choice('设定层级', ['county', 'city']),
  article: key,
});

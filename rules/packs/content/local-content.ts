import { choice, key, list, object, sentence } from '../sourced.ts';

/**
 * A number that the policy leaves to a county or city. money: an amount · classTerms: `{inpatient, outpatient, cap}` of
 * one class (`parts` of it), each of the first two `{deductible, ratio}` · tiers: `[{upTo, ratio}, …]` · classCaps: a cap
 * for each class.
 */
export const localParameterSchema = object({
  key,
  kind: choice('kind of parameter', ['money', 'classTerms', 'tiers', 'classCaps']),
  parts: list(choice('part (inpatient, outpatient or cap)', ['inpatient', 'outpatient', 'cap'])).optional(),
  name: sentence,
  unit: sentence,
  meaning: sentence,
  setBy: choice('level that sets it (county or city)', ['county', 'city']),
  article: key,
});

import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import { assessEligibility } from '#rules';
import { packOf } from './packs.ts';

/** The lines of some conditions, each with everything it says: `v1 hukou fail hukou_outside [article] rule | fact | missing`. */
export const conditionLines = (
  pack: string,
  input: AidCase,
  conditions: readonly string[],
  local: LocalParameters = {},
): readonly string[] =>
  assessEligibility(packOf(pack), input, { local })
    .filter(({ condition }) => conditions.includes(condition))
    .map(
      ({ visit, condition, result, reason, article, rule, fact, missing }) =>
        `${visit} ${condition} ${result} ${reason ?? '-'} [${article.key} ${article.citation}] ${rule} | ${fact} | ${missing.join(' ')}`,
    );

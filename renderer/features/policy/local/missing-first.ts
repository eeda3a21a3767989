import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';

/** The parameters in the order they need somebody: missing and waited for, missing, set. */
export function missingFirst(
  parameters: readonly LocalParameterSummary[],
  values: readonly LocalParameterValue[],
): readonly LocalParameterSummary[] {
  const rank = ({ key, waits }: LocalParameterSummary): number => {
    if (values.some((value) => value.key === key && value.state === 'now')) return 2;
    return waits.length > 0 ? 0 : 1;
  };
  return parameters.toSorted((left, right) => rank(left) - rank(right));
}

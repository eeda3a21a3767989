import type { CaseResult } from '../result-file.ts';
import type { Difference } from './difference.ts';
import type { StepPair } from './pair-steps.ts';

type Values = Readonly<Record<string, string | null>>;

/** Both sides of every name that is not the same in both, the first's names first. */
const differing = (path: string, declared: Values, again: Values): readonly Difference[] =>
  [...new Set([...Object.keys(declared), ...Object.keys(again)])]
    .map((name) => ({ path: `${path} › ${name}`, declared: declared[name] ?? null, again: again[name] ?? null }))
    .filter((each) => each.declared !== each.again);

/**
 * What steps of one engine were given otherwise, though they read the same: the places of a receipt for which its reader has no step
 * to show. Of steps that differ by themselves what they were given stands in their formula.
 */
export const inputDifferences = (id: string, pairs: readonly StepPair[]): readonly Difference[] =>
  pairs.flatMap(({ declared, again, differs }, index) => {
    if (declared === null || again === null || differs) return [];
    const { visit, layer, step } = declared;
    return differing(
      `${id} › trace › ${index + 1}（${visit ?? ''} ${layer} ${step}） › inputs`,
      declared.inputs,
      again.inputs,
    );
  });

type Sums = Pick<CaseResult['total'], 'burden' | 'aidTotal' | 'residual'>;
const sumsOf = ({ burden, aidTotal, residual }: Sums): Values => ({ burden, aidTotal, residual });

/** What the case, its bills and its years come to, where that is not the same; the places of a receipt. */
export function sumDifferences(declared: CaseResult, again: CaseResult): readonly Difference[] {
  const { id } = declared;
  const whole = ({ payable, recover, deferred, status, treatedAs, total }: CaseResult): Values => ({
    payable,
    recover,
    deferred,
    status,
    treatedAs,
    ...sumsOf(total),
  });
  const bill = (visit: CaseResult['visits'][number] | undefined): Values =>
    visit === undefined ? {} : { status: visit.status, treatedAs: visit.treatedAs, ...sumsOf(visit) };
  const year = (sums: Sums | undefined): Values => (sums === undefined ? {} : sumsOf(sums));
  return [
    ...differing(id, whole(declared), whole(again)),
    ...declared.visits.flatMap((visit) =>
      differing(`${id} › visits › ${visit.id}`, bill(visit), bill(again.visits.find((each) => each.id === visit.id))),
    ),
    ...declared.years.flatMap((sums, index) =>
      differing(`${id} › years › ${index}`, year(sums), year(again.years.find((each) => each.year === sums.year))),
    ),
  ];
}

import { DEFAULT_MATERIALS, type MaterialFacts, type MaterialRule } from './default-materials.ts';
import { type MaterialState, untouchedMaterial } from './material-state.ts';
import { PACK_MATERIALS } from './pack-materials.ts';

/** One line of the checklist of a case: what is asked for, why, and what came of it. */
export type MaterialLine = Omit<MaterialRule, 'need'> & {
  readonly isNeeded: boolean;
  readonly state: MaterialState;
};

/**
 * The checklist of a form under a policy (`packId`), with what the clerk ticked. A line that no longer applies stays
 * as long as something was handed in for it.
 */
export function materialLines(
  facts: MaterialFacts,
  packId: string,
  states: readonly MaterialState[],
): readonly MaterialLine[] {
  return [...DEFAULT_MATERIALS, ...(PACK_MATERIALS[packId] ?? [])].flatMap(({ need, ...rule }) => {
    const state = states.find(({ line }) => line === rule.id) ?? untouchedMaterial(rule.id);
    const found = need(facts);
    if (found === 'unasked' && state.got === '') return [];
    return [{ ...rule, isNeeded: found === 'needed', state }];
  });
}

/** The lines that are needed and were not handed in: what 待补清单 and the notice name. */
export const missingMaterials = (lines: readonly MaterialLine[]): readonly MaterialLine[] =>
  lines.filter(({ isNeeded, state }) => isNeeded && state.got === '');

import type { IntakeState } from '../state/intake-state.ts';
import { isComplete, type Section } from './sections.ts';

/** A section folds when it is complete and the clerk works elsewhere, or when it was folded by hand. */
export function isFolded(state: IntakeState, section: Section): boolean {
  const wish = state.folds[section];
  if (wish !== undefined) return wish === 'folded';
  return state.active !== section && isComplete(section, state.problems, state.assessment);
}

/** The clerk works in the section now: it is open, and what was opened or folded by hand before follows the rule again. */
export function enterSection(state: IntakeState, section: Section): IntakeState {
  if (state.active === section && state.folds[section] === undefined) return state;
  const { [section]: _entered, [state.active]: _left, ...folds } = state.folds;
  return { ...state, active: section, folds };
}

/** Where the work starts: at what is still to be filled in, else at the settlement. */
export function firstOpenSection({ detail, problems, assessment }: IntakeState): Section {
  if (detail.status !== 'draft') return 'settle';
  if (!isComplete('person', problems, assessment)) return 'person';
  return isComplete('bills', problems, assessment) ? 'settle' : 'bills';
}

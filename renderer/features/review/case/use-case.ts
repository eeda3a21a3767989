import { createContext, use } from 'react';
import type { CaseState } from './use-case-state.ts';

/** The case the page works on. */
export const CaseContext = createContext<CaseState | null>(null);

/** The case around; a bug when there is none. */
export function useCase(): CaseState {
  const state = use(CaseContext);
  if (state === null) throw new Error('No case of a review around this component');
  return state;
}

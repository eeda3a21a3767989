import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import type { IntakeSession } from './intake-session.ts';
import { type IntakeState, isEditable } from './intake-state.ts';
import { groupOf } from '../form/problems.ts';

/** The application the page works on. */
export const IntakeContext = createContext<IntakeSession | null>(null);

/** The session of the page around; a bug when there is none. */
export function useIntakeSession(): IntakeSession {
  const session = useContext(IntakeContext);
  if (session === null) throw new Error('No intake session around this component');
  return session;
}

/** One part of the state. `select` must give the same object while its part is the same, or the page draws for ever. */
export function useIntake<T>(select: (state: IntakeState) => T): T {
  const { state } = useIntakeSession();
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}

/** What may be said about one field now, or null. */
export const useProblem = (path: string): FormProblem | null =>
  useIntake((state) => state.shownProblems.get(groupOf(path))?.find((problem) => problem.path === path) ?? null);

/** What the policy of the window asks beyond what every policy asks. */
export const useAsked = (): FormQuestions => useIntake((state) => state.detail.asked);

/** True while the form can be typed into: a draft, before somebody who may keep it. */
export function useIsEditable(): boolean {
  const isDraft = useIntake(isEditable);
  return useMissingRole('clerk') === null && isDraft;
}

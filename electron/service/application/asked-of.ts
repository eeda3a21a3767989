import { type FormQuestions, NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import type { UserContext } from '../handlers/unlocked.ts';

/**
 * What the form of an application asks: by the policy it was confirmed under, else by that of this window. Nothing more
 * while the policy cannot be read, which is said where it is needed.
 */
export function askedOf({ open, packs }: Pick<UserContext, 'open' | 'packs'>, applicationId: string): FormQuestions {
  const pack = packs.get(open.store.settlements.of(applicationId)?.packId ?? open.station.pack);
  return pack.ok ? questionsOf(pack.value) : NO_QUESTIONS;
}

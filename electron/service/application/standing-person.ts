import { toDay } from '#shared/day.ts';
import { isClosed } from '#shared/domain/application-status.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { readForm } from '#shared/domain/read-form.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { StandingPerson } from '../../store/aggregates/case/application-store.ts';
import type { Store } from '../../store/store.ts';
import { personInput } from './acceptance.ts';

/**
 * The person as the latest accepted application besides this one says; null when there is none. Taking an application
 * back takes back what it said of the person, so this is what counts again. Read on the day of that acceptance, as far as the policy
 * of the window asks.
 */
export function standingPerson(
  store: Store,
  { id, personId }: ApplicationRecord,
  asked: FormQuestions,
): StandingPerson | null {
  if (personId === null) return null;
  const [latest] = store.persons
    .applicationsOf(personId)
    .filter((other) => other.id !== id && other.status !== 'draft' && !isClosed(other.status))
    .flatMap((other) => {
      const accepted = store.audit.entries(other.id).findLast(({ action }) => action === 'application.accept');
      return accepted === undefined ? [] : [{ other, accepted }];
    })
    .sort((a, b) => b.accepted.seq - a.accepted.seq);
  if (latest === undefined) return null;
  const { other, accepted } = latest;
  const acceptedOn = toDay(accepted.at.slice(0, 10));
  return { applicationId: other.id, person: personInput(readForm(other.form, acceptedOn, asked)) };
}

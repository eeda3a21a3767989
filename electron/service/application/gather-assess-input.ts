import type { PolicyPack } from '#rules';
import { type Day, yearOf } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import type { AssessInput } from '../assess/assess-input.ts';
import { settledCase } from '../assess/books/settled-case.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { localInForce } from '../packs/local-values.ts';

/** The days that decide which of a county's values hold: those of the form's bills and of the same years' others. */
function daysOf(
  visits: readonly { readonly to: Day | null }[],
  earlier: readonly { readonly to: Day }[],
  today: Day,
): readonly Day[] {
  const own = visits.flatMap(({ to }) => to ?? []);
  if (own.length === 0) return [today];
  const years = new Set(own.map(yearOf));
  return [...own, ...earlier.map(({ to }) => to).filter((to) => years.has(yearOf(to)))];
}

/**
 * Gathers what an assessment is made of: the form, the person's confirmed visits, the ledger, the county's values.
 * `without`: an application that shall count as taken back.
 */
export function gatherAssessInput(
  { open: { store }, clock }: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  applicationId: string,
  form: ApplicationForm,
  without: string | null = null,
): AssessInput {
  const counts = ({ applicationId: other }: { readonly applicationId: string }): boolean => other !== without;
  const today = clock.today();
  const facts = readForm(form, today, questionsOf(pack));
  const { idNumber } = facts.person;
  const person = idNumber === null ? null : store.persons.findByIdNumber(idNumber);
  const bills = form.visits.map(readBill).filter(({ number }) => number !== '');
  const earlier = person === null ? [] : store.visits.confirmedOf(person.id, applicationId).filter(counts);
  return {
    applicationId,
    form,
    facts,
    pack,
    local: localInForce(store.localParameters.list(), pack, daysOf(facts.visits, earlier, today)),
    earlier,
    settled:
      person === null ? [] : store.settlements.confirmedOf(person.id, applicationId).filter(counts).map(settledCase),
    ledger:
      person === null
        ? []
        : store.ledger.ofPerson(person.id).filter((entry) => entry.applicationId !== applicationId && counts(entry)),
    accepted: person === null ? [] : store.visits.acceptedOf(person.id, applicationId).filter(counts),
    claims: bills.length === 0 ? [] : store.bills.findClaims(bills, applicationId),
    today,
  };
}

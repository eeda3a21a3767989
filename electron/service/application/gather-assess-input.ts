import type { PolicyPack } from '#rules';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import type { AssessInput } from '../assess/assess-input.ts';
import { settledCase } from '../assess/books/settled-case.ts';
import type { UserContext } from '../handlers/unlocked.ts';

/** Gathers what an assessment is made of: the form, the person's confirmed visits, the ledger, the county's values. */
export function gatherAssessInput(
  { open: { store }, clock }: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  applicationId: string,
  form: ApplicationForm,
): AssessInput {
  const today = clock.today();
  const facts = readForm(form, today);
  const { idNumber } = facts.person;
  const person = idNumber === null ? null : store.persons.findByIdNumber(idNumber);
  const bills = form.visits.map(readBill).filter(({ number }) => number !== '');
  return {
    applicationId,
    form,
    facts,
    pack,
    local: store.localParameters.list(),
    earlier: person === null ? [] : store.visits.confirmedOf(person.id, applicationId),
    settled: person === null ? [] : store.settlements.confirmedOf(person.id, applicationId).map(settledCase),
    ledger:
      person === null ? [] : store.ledger.ofPerson(person.id).filter((entry) => entry.applicationId !== applicationId),
    accepted: person === null ? [] : store.visits.acceptedOf(person.id, applicationId),
    claims: bills.length === 0 ? [] : store.bills.findClaims(bills, applicationId),
    today,
  };
}

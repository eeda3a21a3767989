import type { PolicyPack } from '#rules';
import { type Day, yearOf } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { withExemptions } from '#shared/domain/exemption/exempt-fact.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import type { AssessInput } from '../assess/assess-input.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { localInForce } from '../packs/local-values.ts';
import { diedOn } from '../people/died-on.ts';
import { otherBooks, type Supposed } from './moves/supposed-books.ts';

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
 * `supposed`: what another application of the person is only supposed to have become.
 */
export function gatherAssessInput(
  { open: { store }, clock }: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  applicationId: string,
  form: ApplicationForm,
  supposed: Supposed | null = null,
): AssessInput {
  const today = clock.today();
  const signed = store.exemptions.signedOf(applicationId);
  const read = readForm(form, today, questionsOf(pack));
  const facts = { ...read, visits: read.visits.map((visit) => withExemptions(visit, visit.key, signed)) };
  const { idNumber, name } = facts.person;
  const personId = store.applications.get(applicationId)?.personId ?? null;
  const own = personId === null ? null : { personId, name: name ?? '' };
  const person = idNumber === null ? null : store.persons.findByIdNumber(idNumber, own);
  const bills = form.visits.map(readBill).filter(({ number }) => number !== '');
  const books = otherBooks(store, person?.id ?? null, applicationId, supposed);
  return {
    ...books,
    exemptions: [...signed, ...books.exemptions],
    applicationId,
    form,
    facts,
    pack,
    local: localInForce(store.localParameters.list(), pack, daysOf(facts.visits, books.earlier, today)),
    claims: bills.length === 0 ? [] : store.bills.findClaims(bills, applicationId),
    died: person === null ? null : diedOn(store, person.id),
    today,
  };
}

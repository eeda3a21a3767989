import type { PolicyPack } from '#rules';
import { type Day, yearOf } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { withExemptions } from '#shared/domain/exemption/exempt-fact.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { CountyStanding } from '../../store/records/county-ledger-record.ts';
import type { AssessInput } from '../assess/assess-input.ts';
import { withCountyUsed } from '../assess/books/county-openings.ts';
import type { SettledCase } from '../assess/books/settled-case.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { localInForce } from '../packs/local-values.ts';
import { countyWords } from '../ledger/county-words.ts';
import { diedOn } from '../people/died-on.ts';
import { otherBooks, type Supposed, withoutReturned } from './moves/supposed-books.ts';

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
 * `supposed`: what another application of the person is only supposed to have become. `standing`: the county's ledger as it is
 * only supposed to be; null: as it is.
 */
export function gatherAssessInput(
  { open: { store }, clock }: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  applicationId: string,
  form: ApplicationForm,
  supposed: Supposed | null = null,
  standing: CountyStanding | null = null,
): AssessInput {
  const today = clock.today();
  const asked = questionsOf(pack);
  const signed = store.exemptions.signedOf(applicationId);
  const read = readForm(form, today, asked);
  const { idNumber, name } = read.person;
  const personId = store.applications.get(applicationId)?.personId ?? null;
  const own = personId === null ? null : { personId, name: name ?? '' };
  const person = idNumber === null ? null : store.persons.findByIdNumber(idNumber, own);
  const bills = form.visits.map(readBill).filter(({ number }) => number !== '');
  const all = otherBooks(store, person?.id ?? null, applicationId, supposed);
  const words = countyWords(
    store,
    all.settled.map((other) => other.applicationId),
  );
  const books = withoutReturned(all, words.returned);
  const usedBy = standing ?? store.countyLedger.standing();
  const lines = [idNumber, person?.idNumber].map((each) =>
    each == null ? [] : (usedBy.get(normaliseIdNumber(each)) ?? []),
  );
  const county = withCountyUsed(pack, read.openings, lines.find(({ length }) => length > 0) ?? []);
  const facts = {
    ...read,
    openings: [...county.openings],
    visits: read.visits.map((visit) => withExemptions(visit, visit.key, signed)),
  };
  return {
    ...books,
    settled: books.settled.map(withDeclared),
    cuts: words.cuts,
    countyRaised: county.raised,
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

  /** What its form says of other places, without what the county's ledger or closed years had added by then. */
  function withDeclared(other: SettledCase): SettledCase {
    const said = store.applications.get(other.applicationId)?.form;
    return said === undefined ? other : { ...other, declared: readForm(said, today, asked).openings };
  }
}

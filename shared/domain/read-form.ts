import type { Day } from '../day.ts';
import { readDay } from '../typed-text.ts';
import type { ApplicationForm } from './application-form.ts';
import type { FormQuestions } from './asked/form-questions.ts';
import { type InsuredFacts, readInsured } from './asked/read-insured.ts';
import { type Opening, readOpening } from './asked/read-opening.ts';
import {
  type AccountFacts,
  type Identity,
  isUntouchedIdentity,
  type PersonFacts,
  readAccountFacts,
  readIdentity,
  readPersonFacts,
} from './read-person.ts';
import { isUntouchedVisit, readVisitFacts, type VisitFacts } from './read-visit.ts';

/**
 * What can be read of a form as typed, however incomplete. Unknown stays unknown (null, or listed by key): nothing is
 * filled in for it.
 */
export type FormFacts = {
  readonly person: PersonFacts;
  readonly insured: InsuredFacts;
  readonly account: AccountFacts;
  readonly applicationDate: Day | null;
  readonly identities: readonly Identity[];
  /** Keys of identity lines that were begun and cannot be read yet. */
  readonly unreadIdentities: readonly string[];
  readonly openings: readonly Opening[];
  /** Keys of lines of aid given elsewhere that cannot be read yet. */
  readonly unreadOpenings: readonly string[];
  /** What waits for the year end is paid now. */
  readonly closeYear: boolean;
  /** Bill lines somebody began, in the order of the page. */
  readonly visits: readonly VisitFacts[];
};

/** Reads what the policy asks of a form as typed. Pure and total; `today` bounds dates. */
export function readForm(form: ApplicationForm, today: Day, asked: FormQuestions): FormFacts {
  const identities = form.identities.filter((entry) => !isUntouchedIdentity(entry));
  const applicationDay = readDay(form.applicationDate);
  return {
    person: readPersonFacts(form, today),
    insured: readInsured(form.insured, today, asked),
    account: readAccountFacts(form),
    applicationDate: applicationDay.ok && applicationDay.day <= today ? applicationDay.day : null,
    identities: identities.map(readIdentity).filter((identity) => identity !== null),
    unreadIdentities: identities.filter((entry) => readIdentity(entry) === null).map(({ key }) => key),
    openings: form.openings.map((entry) => readOpening(entry, asked)).filter((opening) => opening !== null),
    unreadOpenings: form.openings.filter((entry) => readOpening(entry, asked) === null).map(({ key }) => key),
    closeYear: asked.yearEndUpTo !== null && form.closeYear,
    visits: form.visits.filter((visit) => !isUntouchedVisit(visit)).map((visit) => readVisitFacts(visit, today, asked)),
  };
}

import { type Day, yearOf } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import { isAcceptable } from '#shared/domain/form-problem.ts';
import { type FormFacts, readForm } from '#shared/domain/read-form.ts';
import { readBill, type VisitFacts } from '#shared/domain/read-visit.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { PersonInput, VisitInput } from '../../store/records.ts';
import type { Acceptance } from '../../store/aggregates/case/application-store.ts';
import type { Station } from '../session/station.ts';

/** What the strict check let through is there; throws when it is not, which is a bug in the check. */
export function known<T>(fact: T | null, what: string): T {
  if (fact === null) throw new Error(`An accepted application lacks its ${what}`);
  return fact;
}

/** The person as an acceptable form says. Throws when a fact is missing, which is a bug: check the form first. */
export function personInput({ person, insured, account, identities, openings }: FormFacts): PersonInput {
  return {
    idType: person.idType,
    idNumber: known(person.idNumber, 'idNumber'),
    name: known(person.name, 'name'),
    sex: known(person.sex, 'sex'),
    birthDate: known(person.birthDate, 'birthDate'),
    phone: known(person.phone, 'phone'),
    address: person.address,
    village: person.village,
    insurance: known(person.insurance, 'insurance'),
    insured,
    account: {
      kind: account.kind,
      holder: known(account.holder, 'holder'),
      bank: account.bank,
      number: known(account.number, 'account'),
    },
    identities,
    openings,
  };
}

function visitInput(form: ApplicationForm, facts: VisitFacts): VisitInput {
  const entry = form.visits.find(({ key }) => key === facts.key);
  if (entry === undefined) throw new Error('A line was read that the form does not have');
  return {
    key: facts.key,
    hospital: entry.hospital.trim(),
    level: known(facts.level, 'level'),
    designated: facts.designated,
    area: known(facts.area, 'area'),
    referral: facts.referral,
    kind: known(facts.kind, 'kind'),
    from: known(facts.from, 'from'),
    to: known(facts.to, 'to'),
    diagnosis: entry.diagnosis.trim(),
    psychiatric: facts.psychiatric,
    bedDays: facts.bedDays,
    layers: facts.layers,
    amounts: known(facts.amounts, 'amounts'),
    bill: readBill(entry),
  };
}

/** The strict check and, when it passes, what acceptance writes. FORM_INCOMPLETE names how much and the first of it. */
export function acceptanceOf(
  form: ApplicationForm,
  station: Station,
  today: Day,
  asked: FormQuestions,
): Result<Acceptance> {
  const problems = checkForm(form, today, asked);
  if (!isAcceptable(problems)) {
    const blocking = problems.filter(({ severity }) => severity !== 'warning');
    return fail('FORM_INCOMPLETE', { count: blocking.length, first: blocking[0]?.text ?? '' });
  }
  const facts = readForm(form, today, asked);
  return ok({
    person: personInput(facts),
    visits: facts.visits.map((visit) => visitInput(form, visit)),
    acceptedOn: today,
    year: yearOf(today),
    townshipCode: station.townshipCode,
    pcLetter: station.pcLetter,
  });
}

import type { PersonForm } from '#shared/contract/people/person.ts';
import type { Day } from '#shared/day.ts';
import { emptyForm } from '#shared/domain/application-form.ts';
import { isAcceptable } from '#shared/domain/form-problem.ts';
import { checkPersonFile } from '#shared/domain/person/check-person-file.ts';
import { readPersonFacts } from '#shared/domain/read-person.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readAccountNumber, readName } from '#shared/typed-text.ts';
import type { PersonFileInput, PersonFileRecord } from '../../store/aggregates/people/people-records.ts';
import { known } from '../application/acceptance.ts';

/** A file as typed to what is kept. PERSON_INCOMPLETE names how much is wrong and the first of it. */
export function readPersonFile(form: PersonForm, today: Day): Result<PersonFileInput> {
  const problems = checkPersonFile(form, today);
  if (!isAcceptable(problems)) {
    const blocking = problems.filter(({ severity }) => severity !== 'warning');
    return fail('PERSON_INCOMPLETE', { count: blocking.length, first: blocking[0]?.text ?? '' });
  }
  const facts = readPersonFacts({ ...emptyForm(today, () => 'none'), person: form.person }, today);
  const { kind, holder, bank, number } = form.account;
  return ok({
    idType: facts.idType,
    idNumber: known(facts.idNumber, 'idNumber'),
    name: known(facts.name, 'name'),
    sex: known(facts.sex, 'sex'),
    birthDate: known(facts.birthDate, 'birthDate'),
    phone: facts.phone ?? '',
    address: facts.address,
    village: facts.village,
    insurance: facts.insurance,
    account: {
      kind,
      holder: readName(holder) ?? '',
      bank: bank.trim(),
      number: readAccountNumber(number) ?? '',
    },
  });
}

/** A file as it is typed into. */
export const typedFile = ({
  idType,
  idNumber,
  name,
  sex,
  birthDate,
  phone,
  address,
  village,
  insurance,
  account,
}: PersonFileRecord): PersonForm => ({
  person: { idType, idNumber, name, sex, birthDate, phone, address, village, insurance: insurance ?? '' },
  account: { ...account },
});

import type { Day } from '../../day.ts';
import { normaliseIdNumber, readIdNumber } from '../../id-number.ts';
import type { ApplicationForm } from '../application-form.ts';
import { followType, isSilent } from './follow-type.ts';
import { type IdType, readIdDocument } from './id-document.ts';

type Person = ApplicationForm['person'];

/** The person with another document. Where the number does not say sex and birth date, what was typed of them stays. */
function withDocument(person: Person, idType: IdType, idNumber: string, today: Day): Person {
  const read = readIdDocument(idType, idNumber, today);
  const document = read.ok ? read.document : null;
  const { sex, birthDate } = person;
  const isTyped = isSilent(idType, idNumber) && isSilent(person.idType, person.idNumber);
  const known: Pick<Person, 'sex' | 'birthDate'> = isTyped
    ? { sex, birthDate }
    : { sex: document?.sex ?? '', birthDate: document?.birthDate ?? '' };
  return { ...person, idType, idNumber, ...known };
}

/** The number of the document as typed. A sound one also gives sex and birth date, any other takes them away again. */
export const withNumber = (person: Person, typed: string, today: Day): Person =>
  withDocument(person, followType(person.idType, typed, today), typed, today);

/** Another type of document; its number stays as typed. For a newborn it is the mother's, and the first child is meant. */
export function withType(person: Person, type: IdType, today: Day): Person {
  const isMothers = type === 'newborn' && readIdNumber(person.idNumber, today).ok;
  return withDocument(person, type, isMothers ? `${normaliseIdNumber(person.idNumber)}-01` : person.idNumber, today);
}

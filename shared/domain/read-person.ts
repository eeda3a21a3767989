import type { Day } from '../day.ts';
import { isCategory, type CategoryId } from '../settlement/category.ts';
import type { Insurance } from '../settlement/vocabulary.ts';
import { readAccountNumber, readDay, readName, readPhone } from '../typed-text.ts';
import type { ApplicationForm, IdentityEntry } from './application-form.ts';
import { type IdType, readIdDocument } from './person/id-document.ts';

/** The person of a form. Null: not known, whether empty or not readable. */
export type PersonFacts = {
  readonly idType: IdType;
  /** The number of the document in its one form; `id-document.ts` says which. */
  readonly idNumber: string | null;
  readonly name: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: Day | null;
  readonly phone: string | null;
  readonly address: string;
  readonly village: string;
  readonly insurance: Insurance | null;
};

/** Reads the person part. Sex and birth date come from the number where it says them. */
export function readPersonFacts(form: ApplicationForm, today: Day): PersonFacts {
  const { person } = form;
  const read = readIdDocument(person.idType, person.idNumber, today);
  const document = read.ok ? read.document : null;
  const typedBirth = readDay(person.birthDate);
  return {
    idType: person.idType,
    idNumber: document?.text ?? null,
    name: readName(person.name),
    sex: document?.sex ?? (person.sex === '' ? null : person.sex),
    birthDate: document?.birthDate ?? (typedBirth.ok ? typedBirth.day : null),
    phone: readPhone(person.phone),
    address: person.address.trim(),
    village: person.village.trim(),
    insurance: person.insurance === '' ? null : person.insurance,
  };
}

export type AccountFacts = {
  readonly kind: 'card' | 'passbook';
  readonly holder: string | null;
  readonly bank: string;
  readonly number: string | null;
};

/** Reads the account part. */
export const readAccountFacts = ({ account }: ApplicationForm): AccountFacts => ({
  kind: account.kind,
  holder: readName(account.holder),
  bank: account.bank.trim(),
  number: readAccountNumber(account.number),
});

/** A recognised identity; `to` null: still in force. Both days are inside. */
export type Identity = {
  readonly key: string;
  readonly category: CategoryId;
  readonly from: Day;
  readonly to: Day | null;
  readonly source: string;
};

/** Nothing chosen or typed in the identity line that would be an identity. */
export const isUntouchedIdentity = (entry: IdentityEntry): boolean =>
  entry.category === '' && entry.from.trim() === '' && entry.to.trim() === '';

/** Reads one identity line; null while its category or a date is missing or wrong. */
export function readIdentity(entry: IdentityEntry): Identity | null {
  const [from, to] = [readDay(entry.from), readDay(entry.to)];
  if (!isCategory(entry.category) || !from.ok) return null;
  if (entry.to.trim() !== '' && (!to.ok || to.day < from.day)) return null;
  return {
    key: entry.key,
    category: entry.category,
    from: from.day,
    to: to.ok ? to.day : null,
    source: entry.source.trim(),
  };
}

import {
  AMOUNT_FIELDS,
  type AmountField,
  type ApplicationForm,
  emptyForm,
  emptyIdentity,
  emptyVisit,
  type VisitEntry,
} from '#shared/domain/application-form.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { type InventedStay, PERSON, STAYS } from '../../../support/invented-case.ts';

/** The day the invented case is worked on. */
export const TODAY = '2023-10-20';

/** A line of the grid as the clerk types it. */
export function typedVisit(stay: InventedStay, key: string, changes: Partial<VisitEntry> = {}): VisitEntry {
  const amounts = Object.fromEntries(AMOUNT_FIELDS.map((field, index) => [field, stay.amounts[index] ?? '']));
  const [code, number, check] = stay.bill;
  return {
    ...emptyVisit(key),
    hospital: stay.hospital,
    level: stay.level,
    designated: 'yes',
    area: stay.area,
    referral: stay.area === 'outside' ? 'yes' : '',
    from: stay.from,
    to: stay.to,
    diagnosis: stay.diagnosis,
    // One entry per field of the list.
    amounts: amounts as Readonly<Record<AmountField, string>>,
    bill: { code, number, check },
    ...changes,
  };
}

/** The invented case as typed, with the stays given. */
export function typedForm(
  stays: readonly InventedStay[] = STAYS,
  changes: Partial<ApplicationForm> = {},
): ApplicationForm {
  return {
    ...emptyForm(TODAY, () => 'unused'),
    person: {
      idType: 'resident_card',
      idNumber: PERSON.idNumber,
      name: PERSON.name,
      sex: '',
      birthDate: '',
      phone: PERSON.phone,
      address: PERSON.address,
      village: PERSON.village,
      insurance: 'resident',
    },
    account: { kind: 'card', holder: PERSON.name, bank: PERSON.bank, number: PERSON.account },
    identities: [{ ...emptyIdentity('i1'), category: 'dibao', from: PERSON.identityFrom, source: PERSON.source }],
    visits: stays.map((stay, index) => typedVisit(stay, `k${index + 1}`)),
    ...changes,
  };
}

/** A form with one line changed. */
export const withVisit = (form: ApplicationForm, key: string, changes: Partial<VisitEntry>): ApplicationForm => ({
  ...form,
  visits: form.visits.map((visit) => (visit.key === key ? { ...visit, ...changes } : visit)),
});

/** A person and bills of one test's own, so that tests can share a station. */
type OwnCase = {
  readonly idNumber: string;
  /** The invented case under that person, each bill with a number no other case has. */
  readonly form: (stays?: readonly InventedStay[], changes?: Partial<ApplicationForm>) => ApplicationForm;
};

/** The case of the `count`-th test; people and bills never repeat. */
export function ownCase(count: number): OwnCase {
  const first17 = `21052119580402${String(count).padStart(3, '0')}`;
  const idNumber = `${first17}${idCheckCharacter(first17)}`;
  return {
    idNumber,
    form: (stays = STAYS, changes = {}) => {
      const form = typedForm(
        stays.map((stay) => ({
          ...stay,
          bill: [stay.bill[0], `${String(count).padStart(3, '0')}${stay.bill[1].slice(3)}`, ''],
        })),
      );
      return { ...form, person: { ...form.person, idNumber }, ...changes };
    },
  };
}

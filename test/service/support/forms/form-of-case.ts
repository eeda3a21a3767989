import {
  type ApplicationForm,
  emptyForm,
  emptyIdentity,
  emptyOpening,
  emptyVisit,
  type VisitEntry,
} from '#shared/domain/application-form.ts';
import { fen, formatYuan, yuanToFen } from '#shared/fen.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import type { AidCase, AidVisit } from '#shared/settlement/case-file.ts';
import { PERSON, STAYS } from '../../../support/invented-case.ts';

/** An identity number of somebody born on a day. */
export function idNumberBornOn(day: string, place = '210521'): string {
  const first17 = `${place}${day.replaceAll('-', '')}012`;
  return `${first17}${idCheckCharacter(first17)}`;
}

const yesNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
const LEVELS = { 1: '1', 2: '2', 3: '3' } as const;

function typedVisit(visit: AidVisit, index: number): VisitEntry {
  const { hospital, amounts, layers } = visit;
  // The clerk types no figure that the program is asked to work out.
  const upper = layers === 'compute' ? '' : null;
  return {
    ...emptyVisit(`v${index}`),
    hospital: STAYS[0]?.hospital ?? '',
    level: LEVELS[hospital.level],
    designated: yesNo(hospital.designated),
    area: hospital.area,
    referral: hospital.area === 'outside' ? yesNo(visit.referral === true) : '',
    kind: visit.kind,
    from: visit.from,
    to: visit.to,
    psychiatric: visit.psychiatric === true,
    bedDays: visit.bedDays === undefined ? '' : String(visit.bedDays),
    layers,
    amounts: {
      ...amounts,
      seriousIllness: upper ?? amounts.seriousIllness,
      supplement: upper ?? amounts.supplement,
    },
    bill: { code: '', number: `B${String(index).padStart(4, '0')}`, check: '' },
  };
}

/** A case as a clerk would type it. What is paid per day elsewhere is typed with the fund whose place it takes. */
export function formOfCase(aidCase: AidCase, closeYear = false): ApplicationForm {
  const { person } = aidCase;
  const { hukou = '', enrolment } = person;
  const paidOn = enrolment?.paidOn ?? '';
  const born = enrolment?.bornOn ?? person.birthDate ?? '1958-04-02';
  return {
    ...emptyForm(aidCase.applicationDate, () => 'unused'),
    person: {
      idType: 'resident_card',
      idNumber: idNumberBornOn(born),
      name: PERSON.name,
      sex: '',
      birthDate: '',
      phone: PERSON.phone,
      address: PERSON.address,
      village: PERSON.village,
      insurance: person.insurance,
    },
    insured: {
      hukou,
      paidOn,
      forYear: paidOn === '' ? '' : String(enrolment?.forYear ?? paidOn.slice(0, 4)),
      employeeEndedOn: enrolment?.employeeEndedOn ?? '',
    },
    account: { kind: 'card', holder: PERSON.name, bank: PERSON.bank, number: PERSON.account },
    identities: person.identities.map(({ category, from, to }, index) => ({
      ...emptyIdentity(`i${index}`),
      category,
      from,
      to: to ?? '',
    })),
    openings: (aidCase.opening ?? []).map(({ year, burden, x, paid }) => {
      const { bedDay = '0.00', ...funds } = paid;
      const basic = fen(yuanToFen(funds['basic'] ?? '0.00') + yuanToFen(bedDay));
      return {
        ...emptyOpening(`o${year}`, String(year)),
        burden,
        x: x ?? '',
        paid: { ...funds, ...(bedDay === '0.00' ? {} : { basic: formatYuan(basic) }) },
      };
    }),
    closeYear,
    visits: aidCase.visits.map(typedVisit),
  };
}

/** Funds that a case leaves out are typed as 0, as the page asks. */
export const withEveryFund = (form: ApplicationForm, funds: readonly { readonly id: string }[]): ApplicationForm => ({
  ...form,
  openings: form.openings.map((entry) => ({
    ...entry,
    paid: { ...Object.fromEntries(funds.map(({ id }) => [id, '0'])), ...entry.paid },
  })),
});

import { type ApplicationForm, emptyForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { PERSON, STAYS } from '../support/invented-case.ts';

const DAY_MS = 86_400_000;
const FIRST_STAY = Date.UTC(2023, 0, 2);
const DAYS_BETWEEN = 6;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const dayAfter = (days: number): string => new Date(FIRST_STAY + days * DAY_MS).toISOString().slice(0, 10);

/** The three stays of the invented case as the form holds them; bill numbers carry the person's own. */
const usualVisits = (person: number): readonly VisitEntry[] =>
  STAYS.map((stay, index) => {
    const [total, ownExpense, overLimit, firstPay, inScope, basic, seriousIllness, supplement, other] = stay.amounts;
    return {
      ...emptyVisit(`v${index + 1}`),
      hospital: stay.hospital,
      level: stay.level,
      designated: 'yes',
      area: stay.area,
      referral: stay.area === 'outside' ? 'yes' : '',
      from: stay.from,
      to: stay.to,
      diagnosis: stay.diagnosis,
      amounts: { total, ownExpense, overLimit, firstPay, inScope, basic, seriousIllness, supplement, other },
      bill: { code: stay.bill[0], number: `${twoDigits(person)}${stay.bill[1].slice(2)}`, check: stay.bill[2] },
    };
  });

/** Small stays on different days, far from any yearly limit, so that every change of an amount changes the result. */
const manyVisits = (count: number): readonly VisitEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    ...emptyVisit(`v${index + 1}`),
    hospital: '清河县人民医院',
    level: '2',
    designated: 'yes',
    area: 'local',
    from: dayAfter(index * DAYS_BETWEEN),
    to: dayAfter(index * DAYS_BETWEEN + 2),
    diagnosis: '慢性肾衰竭',
    amounts: {
      // Different totals: two bills of the same amount would be told off.
      total: `5${twoDigits(index)}.00`,
      ownExpense: `${50 + index}.00`,
      overLimit: '0',
      firstPay: '50.00',
      inScope: '400.00',
      basic: '200.00',
      seriousIllness: '0',
      supplement: '0',
      other: '0',
    },
    bill: { code: '21060123', number: `00900000${twoDigits(index)}`, check: 'c748a8' },
  }));

/** A sound form of an invented dibao person; `person` (1 to 99) tells the persons of the bench apart. */
function soundForm(person: number, visits: readonly VisitEntry[]): ApplicationForm {
  const first17 = `21052119580402${String(person * 2 + 100).padStart(3, '0')}`;
  const form = emptyForm('2023-10-20', () => 'identity');
  return {
    ...form,
    person: {
      ...form.person,
      idNumber: first17 + idCheckCharacter(first17),
      name: `${PERSON.name}${person}`,
      phone: PERSON.phone,
      village: PERSON.village,
      address: PERSON.address,
      insurance: 'resident',
    },
    account: { kind: 'card', holder: `${PERSON.name}${person}`, bank: PERSON.bank, number: PERSON.account },
    identities: [{ key: 'identity', category: 'dibao', from: PERSON.identityFrom, to: '', source: PERSON.source }],
    visits: [...visits],
  };
}

/** A usual case: three stays. */
export const usualForm = (person: number): ApplicationForm => soundForm(person, usualVisits(person));

/** The heavy case of the goals: forty stays in a year. */
export const fortyVisitForm = (person: number): ApplicationForm => soundForm(person, manyVisits(40));

import { emptyForm, emptyVisit, type ApplicationForm } from '#shared/domain/application-form.ts';
import { NOTHING_INSURED } from '#shared/domain/asked/read-insured.ts';
import { toDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import type { PersonInput, VisitInput } from '../../../electron/store/records.ts';
import { chance, inventedRows } from '../../service/search/people.ts';

/** Visits of each application, so that 50,000 of them have 200,000. */
export const VISITS_EACH = 4;
/** Somebody in dialysis: fifty applications, two hundred visits. */
export const LONG_FILE = 50;

export type Case = {
  /** Place among the people. */
  readonly person: number;
  readonly form: ApplicationForm;
  readonly visits: readonly VisitInput[];
  readonly at: string;
};

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const DAY_MS = 86_400_000;
const dayOf = (index: number): string =>
  new Date(Date.UTC(2021, 0, 1) + (index % 1000) * DAY_MS).toISOString().slice(0, 10);

const HOSPITALS = ['清河县人民医院', '本溪市中心医院', '东风镇中心卫生院', '本溪市第六人民医院'] as const;
const DIAGNOSES = [
  '慢性肾脏病5期',
  '脑梗死恢复期',
  '冠状动脉粥样硬化性心脏病',
  '肺部感染',
  '2型糖尿病伴并发症',
] as const;

/** `count` people with a valid number each, the same ones for the same count. */
export function inventPeople(count: number): readonly PersonInput[] {
  const rows = inventedRows(7, count, 0);
  return Array.from(rows, ({ name, phone, village }, index) => {
    const first17 = `210521${1930 + (index % 80)}${digits(1 + (Math.floor(index / 80) % 12), 2)}${digits(1 + (Math.floor(index / 960) % 28), 2)}${digits(Math.floor(index / 26_880) * 2 + 100, 3)}`;
    return {
      idType: 'resident_card',
      idNumber: first17 + idCheckCharacter(first17),
      name,
      sex: 'male',
      birthDate: toDay(`${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`),
      phone,
      address: `本溪县东风镇${village}${1 + (index % 9)}组${1 + (index % 60)}号`,
      village,
      insurance: 'resident',
      insured: NOTHING_INSURED,
      account: { kind: 'card', holder: name, bank: '农村商业银行东风支行', number: `6217${digits(index, 15)}` },
      identities: [
        { key: 'i1', category: 'dibao', from: toDay('2020-01-01'), to: null, source: `低保证第${digits(index, 6)}号` },
      ],
      openings: [],
    };
  });
}

const visitOf = (index: number, place: number, total: number): VisitInput => ({
  key: `v${place}`,
  hospital: HOSPITALS[index % HOSPITALS.length] ?? '',
  level: 2,
  designated: true,
  area: 'local',
  referral: null,
  kind: 'inpatient',
  from: toDay(dayOf(index * 3 + place)),
  to: toDay(dayOf(index * 3 + place + 6)),
  diagnosis: DIAGNOSES[index % DIAGNOSES.length] ?? '',
  psychiatric: false,
  bedDays: 6,
  layers: 'given',
  amounts: {
    total: fen(total),
    ownExpense: fen(50_000),
    overLimit: fen(0),
    firstPay: fen(20_000),
    inScope: fen(total - 70_000),
    basic: fen(400_000),
    seriousIllness: fen(0),
    supplement: fen(0),
    other: fen(0),
  },
  bill: { code: '21060123', number: digits(index * VISITS_EACH + place + 1, 10), check: 'c748a8' },
});

/** The case of one application: what was typed and what was read from it. */
export function inventCase(people: readonly PersonInput[], index: number): Case {
  const random = chance(index);
  const place = index < LONG_FILE ? 0 : LONG_FILE + ((index * 2) % Math.max(1, people.length - LONG_FILE));
  const person = people[place];
  if (person === undefined) throw new Error(`Nobody at ${place}`);
  const visits = Array.from({ length: VISITS_EACH }, (_, at) =>
    visitOf(index, at, 800_000 + Math.floor(random() * 4_000_000)),
  );
  const at = `${dayOf(index)}T09:${digits(index % 60, 2)}:${digits(Math.floor(index / 60) % 60, 2)}.000+08:00`;
  const empty = emptyForm(at.slice(0, 10), () => 'i1');
  const form: ApplicationForm = {
    ...empty,
    person: {
      ...empty.person,
      idNumber: person.idNumber,
      name: person.name,
      phone: person.phone,
      address: person.address,
      village: person.village,
      insurance: 'resident',
    },
    account: { ...empty.account, ...person.account },
    identities: [
      { key: 'i1', category: 'dibao', from: '2020-01-01', to: '', source: person.identities[0]?.source ?? '' },
    ],
    visits: visits.map((visit) => ({
      ...emptyVisit(visit.key),
      hospital: visit.hospital,
      level: '2',
      designated: 'yes',
      area: 'local',
      from: visit.from,
      to: visit.to,
      diagnosis: visit.diagnosis,
      amounts: {
        total: formatYuan(visit.amounts.total),
        ownExpense: '500.00',
        overLimit: '0',
        firstPay: '200.00',
        inScope: formatYuan(visit.amounts.inScope),
        basic: '4000.00',
        seriousIllness: '0',
        supplement: '0',
        other: '0',
      },
      bill: visit.bill ?? { code: '', number: '', check: '' },
    })),
  };
  return { person: place, form, visits, at };
}

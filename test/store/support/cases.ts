import { toDay } from '#shared/day.ts';
import { type ApplicationForm, emptyForm, emptyVisit } from '#shared/domain/application-form.ts';
import { fen } from '#shared/fen.ts';
import type {
  ApplicationRecord,
  LedgerInput,
  PersonInput,
  SettlementInput,
  VisitInput,
} from '../../../electron/store/records.ts';
import type { Acceptance } from '../../../electron/store/aggregates/case/application-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { ACTOR, REVIEWER, valueOf } from './test-env.ts';

/** Personal strings of the invented case; none of them may ever lie readable on the disk. */
export const CANARIES = {
  idNumber: '210502195804021236',
  name: '赵桂兰金丝雀',
  phone: '13904141234',
  address: '本溪县东风镇柳河村三组十七号',
  village: '柳河村委会金丝雀',
  account: '6217000000000000018',
  bank: '农商银行东风支行金丝雀',
  hospital: '本溪市中心医院金丝雀',
  diagnosis: '慢性肾脏病五期金丝雀',
  billNumber: '0012345678',
  source: '低保证第0042号金丝雀',
  note: '家属代办金丝雀备注',
} as const;

/** A form as typed, with `bills` bill numbers. */
export function typedForm(bills: readonly string[] = [CANARIES.billNumber]): ApplicationForm {
  const empty = emptyForm('2023-06-15', () => 'i1');
  return {
    ...empty,
    person: {
      idType: 'resident_card',
      idNumber: CANARIES.idNumber,
      name: CANARIES.name,
      sex: 'female',
      birthDate: '1958-04-02',
      phone: CANARIES.phone,
      address: CANARIES.address,
      village: CANARIES.village,
      insurance: 'resident',
    },
    account: { kind: 'card', holder: CANARIES.name, bank: CANARIES.bank, number: CANARIES.account },
    identities: [{ key: 'i1', category: 'dibao', from: '2022-01-01', to: '', source: CANARIES.source }],
    visits: bills.map((number, index) => ({
      ...emptyVisit(`v${index}`),
      hospital: CANARIES.hospital,
      diagnosis: CANARIES.diagnosis,
      from: '2023-03-01',
      to: '2023-03-09',
      amounts: { ...emptyVisit('x').amounts, total: '12,345.67' },
      bill: { code: '21060123', number, check: 'a1b2c3' },
    })),
    note: CANARIES.note,
  };
}

export const person: PersonInput = {
  idType: 'resident_card',
  idNumber: CANARIES.idNumber,
  name: CANARIES.name,
  sex: 'female',
  birthDate: toDay('1958-04-02'),
  phone: CANARIES.phone,
  address: CANARIES.address,
  village: CANARIES.village,
  insurance: 'resident',
  insured: { hukou: '210521', paidOn: null, forYear: null, employeeEndedOn: null },
  account: { kind: 'card', holder: CANARIES.name, bank: CANARIES.bank, number: CANARIES.account },
  identities: [{ key: 'i1', category: 'dibao', from: toDay('2022-01-01'), to: null, source: CANARIES.source }],
  openings: [{ key: 'o1', year: 2023, burden: fen(500_000), x: null, paid: { basic: fen(120_034) } }],
};

export const visit = (number: string, index = 0): VisitInput => ({
  key: `v${index}`,
  hospital: CANARIES.hospital,
  level: 3,
  designated: true,
  area: 'local',
  referral: null,
  kind: 'inpatient',
  from: toDay('2023-03-01'),
  to: toDay('2023-03-09'),
  diagnosis: CANARIES.diagnosis,
  psychiatric: false,
  bedDays: 8,
  layers: 'given',
  amounts: {
    total: fen(1_234_567),
    ownExpense: fen(100_001),
    overLimit: fen(0),
    firstPay: fen(20_002),
    inScope: fen(1_114_564),
    basic: fen(700_000),
    seriousIllness: fen(100_000),
    supplement: fen(0),
    other: fen(0),
  },
  bill: { code: '21060123', number, check: 'A1B2C3' },
});

export const acceptance = (bills: readonly string[] = [CANARIES.billNumber]): Acceptance => ({
  person,
  visits: bills.map(visit),
  acceptedOn: toDay('2023-06-15'),
  year: 2023,
  townshipCode: '210521101',
  pcLetter: 'A',
});

export const settlement: SettlementInput = {
  inputs: `{"person":"${CANARIES.name}"}`,
  packId: 'benxi-2023',
  packHash: `sha256:${'ab'.repeat(32)}`,
  engine: 'aid-engine/1',
  view: `{"hospital":"${CANARIES.hospital}"}`,
  eligibility: `[{"fact":"${CANARIES.source}"}]`,
  result: '{"trace":[]}',
  payable: fen(234_567),
};

export const ledger: readonly LedgerInput[] = [
  { year: 2023, kind: 'opening', fund: 'basic', fundName: '基本救助', amount: fen(120_034) },
  { year: 2023, kind: 'settlement', fund: 'basic', fundName: '基本救助', amount: fen(200_001) },
  { year: 2023, kind: 'settlement', fund: 'tilt', fundName: '倾斜救助', amount: fen(34_566) },
];

/** A draft that was typed and accepted. */
export function acceptedCase(store: Store, bills: readonly string[] = [CANARIES.billNumber]): ApplicationRecord {
  const draft = store.applications.create(ACTOR, typedForm(bills));
  return valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, acceptance(bills)));
}

/** A case with a confirmed settlement. */
export function settledCase(store: Store, bills: readonly string[] = [CANARIES.billNumber]): ApplicationRecord {
  const accepted = acceptedCase(store, bills);
  return valueOf(store.applications.settle(ACTOR, accepted.id, accepted.revision, { settlement, ledger }));
}

/** A case that a second person has looked at. */
export function reviewedCase(store: Store, bills: readonly string[] = [CANARIES.billNumber]): ApplicationRecord {
  const settled = settledCase(store, bills);
  return valueOf(store.applications.review(REVIEWER, settled.id, settled.revision, null));
}

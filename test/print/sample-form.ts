import { EMPTY_AGENT } from '#shared/domain/person/agent.ts';
import { type ApplicationForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';

type Amounts = readonly [total: string, own: string, over: string, first: string, scope: string];
type Paid = readonly [basic: string, serious: string, supplement: string, other: string];

function visit(
  key: string,
  facts: Pick<VisitEntry, 'hospital' | 'level' | 'from' | 'to' | 'diagnosis'>,
  [total, ownExpense, overLimit, firstPay, inScope]: Amounts,
  [basic, seriousIllness, supplement, other]: Paid,
): VisitEntry {
  return {
    ...emptyVisit(key),
    designated: 'yes',
    area: 'local',
    referral: '',
    ...facts,
    amounts: { total, ownExpense, overLimit, firstPay, inScope, basic, seriousIllness, supplement, other },
    bill: { code: '21010123', number: `00731584${key.slice(1).padStart(2, '0')}`, check: '7c31e9' },
  };
}

export const SHORT = visit(
  'k1',
  { hospital: '溪口县中医院', level: '2', from: '2023-03-01', to: '2023-03-15', diagnosis: '脑梗死恢复期' },
  ['50000.00', '3000.00', '0.00', '2000.00', '45000.00'],
  ['26000.00', '6000.00', '0.00', '0.00'],
);
export const LONG = visit(
  'k2',
  {
    hospital: '北山市中心医院',
    level: '3',
    from: '2023-04-11',
    to: '2023-06-28',
    diagnosis: '急性髓系白血病，化疗后骨髓抑制',
  },
  ['186520.40', '12380.00', '1140.40', '8600.00', '164400.00'],
  ['98640.00', '34360.00', '0.00', '2000.00'],
);
export const LAST = visit(
  'k3',
  { hospital: '溪口县人民医院', level: '2', from: '2023-09-03', to: '2023-09-15', diagnosis: '肺部感染' },
  ['14260.00', '660.00', '0.00', '900.00', '12700.00'],
  ['8600.00', '0.00', '0.00', '0.00'],
);

/** The form of an invented person with one stay. */
export const FORM: ApplicationForm = {
  person: {
    idType: 'resident_card',
    idNumber: '210599195804021220',
    name: '佟桂兰',
    sex: 'female',
    birthDate: '1958-04-02',
    phone: '13904140218',
    address: '溪口县桥头镇三道沟村四组 27 号',
    village: '三道沟村',
    insurance: 'resident',
  },
  account: { kind: 'card', holder: '佟桂兰', bank: '溪口县农村信用合作联社桥头信用社', number: '6217993300012345678' },
  agent: { ...EMPTY_AGENT },
  identities: [
    { key: 'i1', category: 'dibao', from: '2023-01-01', to: '', source: '溪口县民政局 2023 年 1 月低保名册' },
  ],
  insured: { hukou: '', paidOn: '', forYear: '', employeeEndedOn: '' },
  openings: [],
  closeYear: false,
  applicationDate: '2023-10-20',
  visits: [SHORT],
  note: '',
};

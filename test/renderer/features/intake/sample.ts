import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { SettledVisit, SettlementView } from '#shared/contract/case/assessment.ts';
import { type ApplicationForm, emptyForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { type FormQuestions, NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { toDay } from '#shared/day.ts';

/** What a policy with two funds and bed-days asks. */
export const SAMPLE_ASKED: FormQuestions = {
  ...NO_QUESTIONS,
  bedDays: true,
  openingFunds: [
    { id: 'basic', name: '基本救助' },
    { id: 'tilt', name: '倾斜救助' },
  ],
};

/** The day on which the samples are typed. */
export const TODAY = toDay('2023-11-06');

/** A sound bill line; amounts and bill can be replaced. */
export const sampleVisit = (key: string, change: Partial<VisitEntry> = {}): VisitEntry => ({
  ...emptyVisit(key),
  hospital: '某某市中心医院',
  level: '3',
  designated: 'yes',
  area: 'local',
  from: '2023-03-01',
  to: '2023-03-15',
  diagnosis: '冠心病',
  amounts: {
    total: '50,000.00',
    ownExpense: '3,000.00',
    overLimit: '',
    firstPay: '2,000.00',
    inScope: '45,000.00',
    basic: '26,000.00',
    seriousIllness: '6,000.00',
    supplement: '',
    other: '1,000.00',
  },
  bill: { code: '21060123', number: '0012345678', check: 'a1b2c3' },
  ...change,
});

/** A form nothing is wrong with. */
export function sampleForm(): ApplicationForm {
  let count = 0;
  const form = emptyForm(TODAY, () => `k${(count += 1)}`);
  return {
    ...form,
    person: {
      idType: 'resident_card',
      idNumber: '210521195804021239',
      name: '张某',
      sex: 'male',
      birthDate: '1958-04-02',
      phone: '13800000000',
      address: '某村二组',
      village: '某村',
      insurance: 'resident',
    },
    account: { kind: 'card', holder: '张某', bank: '某某信用社', number: '6214492100001234560' },
    identities: [{ key: 'i1', category: 'dibao', from: '2023-01-01', to: '', source: '低保名册' }],
    visits: [sampleVisit('v1')],
  };
}

/** A draft as the service gives it. */
export const sampleDetail = (change: Partial<ApplicationDetail> = {}): ApplicationDetail => ({
  id: 'a1',
  number: null,
  status: 'draft',
  revision: 1,
  form: sampleForm(),
  asked: SAMPLE_ASKED,
  settlement: null,
  review: null,
  prints: [],
  history: [],
  outcome: null,
  batchFile: null,
  ...change,
});

/** What a bill line brings; amounts in fen. */
export const sampleSettledVisit = (visit: string, change: Partial<SettledVisit> = {}): SettledVisit => ({
  visit,
  isCurrent: true,
  hospital: '某某市中心医院',
  from: '2023-03-01',
  to: '2023-03-15',
  status: 'eligible',
  reasons: [],
  treatedAs: '低保对象',
  total: 5_000_000,
  basicInsurance: 2_600_000,
  seriousIllness: 600_000,
  supplement: 0,
  burden: 1_500_000,
  aid: [{ fund: 'basic', name: '基本救助', amount: 1_050_000 }],
  aidTotal: 1_050_000,
  residual: 450_000,
  ...change,
});

/** A settlement over the given visits. */
export const sampleSettlement = (visits: SettledVisit[], change: Partial<SettlementView> = {}): SettlementView => ({
  status: 'settled',
  treatedAs: { id: 'dibao', name: '低保对象' },
  visits,
  years: [],
  totalAid: 1_050_000,
  alreadyPaid: 0,
  payable: 1_050_000,
  recover: 0,
  deferred: 0,
  provisional: false,
  missing: [],
  alternatives: [],
  caps: [],
  trace: [],
  pack: { id: 'benxi-2023', title: '实施方案', hash: 'sha256:00' },
  engine: '1.0.0',
  ...change,
});

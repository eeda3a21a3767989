import type { SettlementView } from '#shared/contract/assessment.ts';
import { settlementView } from '#shared/contract/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { PaperInput } from '../../electron/print/paper-input.ts';
import { FORM, LAST, LONG, SHORT } from './sample-form.ts';
import oneStay from './sample-one-stay.json';
import threeStays from './sample-three-stays.json';
import wholeYear from './sample-whole-year.json';

export const READINGS = [
  '起付标准按人按自然年度累计，一年只扣一次，住院与门诊合并计算。',
  '慈善、互助和商业保险支付不从基数中扣除，但各项支付合计不超过总费用。',
];

const ELIGIBILITY: PaperInput['eligibility'] = ['参加医保', '定点机构', '费用种类', '救助身份'].map((condition) => ({
  visit: 'k1',
  condition,
  rule: '',
  fact: '',
  source: '',
  result: 'pass',
  article: '本溪市实施方案 四(四)',
  passage: '',
}));

/** One short stay of a dibao person, confirmed. */
export const ONE_STAY: PaperInput = {
  station: { townshipName: '溪口县桥头镇人民政府', townshipCode: '210599103', pcLetter: 'A', pack: 'benxi-2023' },
  packTitle: '本溪市人民政府办公室关于健全本溪市重特大疾病医疗保险和救助制度的实施方案',
  packForms: {
    titles: { settlement: '本溪市医疗救助费用结算单', approval: '本溪市医疗救助申请审批表' },
    readings: READINGS,
  },
  application: {
    number: '210599103-A-2023-00007',
    revision: 12,
    applicationDate: '2023-10-20',
    form: FORM,
    sexWord: '女',
    birthDate: '1958-04-02',
    age: 65,
  },
  settlement: settlementView.parse(oneStay),
  eligibility: ELIGIBILITY,
  isDraft: false,
  reprint: 0,
  printedAt: '2023-10-20 10:26',
  printedBy: '赵敏',
  shortHash: '9f2c41d07ab3',
};

/** A whole year: one stay settled before, two in this application, one of them long and costly. */
export const WHOLE_YEAR: PaperInput = {
  ...ONE_STAY,
  application: { ...ONE_STAY.application, form: { ...FORM, visits: [LONG, LAST] } },
  settlement: settlementView.parse(wholeYear),
};

/** Three stays in one application. */
export const THREE_STAYS: PaperInput = {
  ...ONE_STAY,
  application: { ...ONE_STAY.application, form: { ...FORM, visits: [SHORT, LONG, LAST] } },
  settlement: settlementView.parse(threeStays),
};

/** The same input with another form or settlement. */
export const withForm = (input: PaperInput, change: (form: ApplicationForm) => ApplicationForm): PaperInput => ({
  ...input,
  application: { ...input.application, form: change(input.application.form) },
});
export const withSettlement = (input: PaperInput, change: Partial<SettlementView>): PaperInput => ({
  ...input,
  settlement: input.settlement === null ? null : { ...input.settlement, ...change },
});

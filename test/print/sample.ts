import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { settlementView } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { materialLines } from '#shared/domain/material/material-lines.ts';
import type { MaterialState } from '#shared/domain/material/material-state.ts';
import type { PaperInput } from '../../electron/print/paper-input.ts';
import { FORM, LAST, LONG, SHORT } from './sample-form.ts';
import oneStay from './sample-one-stay.json' with { type: 'json' };
import threeStays from './sample-three-stays.json' with { type: 'json' };
import wholeYear from './sample-whole-year.json' with { type: 'json' };

/** As the pack has them. */
export const READINGS = [
  '起付标准按人按自然年度累计，一年只扣一次，住院与门诊合并计算。',
  '基本救助住院与门诊慢特病共用一个年度限额，床日定额计入其中。',
  '救助基数为先行自付与符合政策范围金额之和减去各项保险支付；全自费和超限价不计入。',
  '倾斜救助以基本救助后的全部政策范围内个人负担为基数，起付标准按年度累计。',
  '费用按出院（就诊）日期归入年度，身份以该日有效者为准。',
  '慈善、互助和商业保险支付不从基数中扣除，但各项支付合计不超过总费用。',
  '因病致贫重病患者的一次性救助以申请之日前 12 个月为一个计算期，起付标准和限额各计一次。',
  '每次就诊每项救助只舍入一次，四舍五入到分。',
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
  materials: materialLines(FORM, 'benxi-2023', []),
  specialCases: [],
  isDraft: false,
  mark: null,
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

const state = (line: string, got: MaterialState['got'], after: MaterialState['after']): MaterialState => ({
  line,
  got,
  checked: line === 'invoice' ? 'scanned' : 'seen',
  after,
});

/** A checklist as it stands at the window: one paper is missing, one is not decided yet. */
export const CHECKLIST: readonly MaterialState[] = [
  state('id', 'original', 'returned'),
  state('invoice', 'original', 'kept'),
  state('list', 'original', 'kept'),
  state('slip', 'copy', 'kept'),
  state('account', 'copy', ''),
];

/** The same person with a household and a checklist, whose bill was scanned and held against its list of charges. */
export const WHOLE_FORM: PaperInput = withForm(
  {
    ...ONE_STAY,
    materials: materialLines(FORM, 'benxi-2023', CHECKLIST),
    specialCases: [
      '溪口县中医院 2023-03-01 至 2023-03-15：「定点机构」按特殊情形办理：突发脑梗，就近抢救（依据：急诊病历和村委会证明；赵敏提出，周岩于 2023-10-20 核定）。',
    ],
    application: {
      ...ONE_STAY.application,
      household: { headName: '佟天顺', relationWord: '配偶', number: '210599103-A-H-00012' },
    },
  },
  (form) => ({
    ...form,
    visits: form.visits.map((visit) => ({
      ...visit,
      scanned: `01,10,${visit.bill.code},${visit.bill.number}`,
      listTotal: visit.amounts.total,
    })),
  }),
);
const LONG_NAME = '古丽巴哈尔·阿卜杜热合曼·麦麦提依明江·吐尔逊';
const LONG_HOSPITAL = '青山自治区医科大学附属第一医院（青山自治区第一人民医院）北山分院感染与肝病诊疗中心';

/** Everything as long as it gets: names, places, diagnoses, an account of thirty digits, amounts of eight digits. */
export const LONG_WORDS: PaperInput = {
  ...withForm(THREE_STAYS, (form) => ({
    ...form,
    person: {
      ...form.person,
      name: LONG_NAME,
      address: '青山自治区白水河自治县提孜那甫民族乡曲什曼村三组乡政府东侧二百米平房 118 号附 2 号',
      village: '提孜那甫民族乡曲什曼村民委员会',
    },
    account: {
      kind: 'card',
      holder: LONG_NAME,
      bank: '农业合作银行股份有限公司白水河自治县支行营业部',
      number: '621799330001234567890123456789',
    },
    identities: [
      ...form.identities,
      {
        key: 'i2',
        category: 'unstable_out_of_poverty',
        from: '2023-02-01',
        to: '2023-12-31',
        source: '乡村振兴局防止返贫动态监测信息系统 2023 年 2 月导出名册第 18 页',
      },
    ],
    visits: form.visits.map((visit) => ({
      ...visit,
      hospital: LONG_HOSPITAL,
      diagnosis: '乙型病毒性肝炎后肝硬化失代偿期伴食管胃底静脉曲张破裂出血、肝性脑病',
      area: 'outside',
      referral: 'yes',
      amounts: { ...visit.amounts, total: '99999999.99', inScope: '88888888.88', basic: '77777777.77' },
    })),
  })),
  station: { ...ONE_STAY.station, townshipName: '青山自治区白水河自治县提孜那甫民族乡人民政府' },
  settlement: {
    ...settlementView.parse(threeStays),
    payable: 9_999_999_999,
    visits: settlementView.parse(threeStays).visits.map((visit) => ({
      ...visit,
      hospital: LONG_HOSPITAL,
      burden: 9_999_999_999,
      aidTotal: 8_888_888_888,
      residual: 7_777_777_777,
    })),
  },
};

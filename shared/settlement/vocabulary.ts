/** Kinds of visit and their Chinese names. Which of them a policy aids is said by its pack. */
export const VISIT_KIND_NAMES = {
  inpatient: '住院',
  outpatient_chronic: '门诊慢特病',
  outpatient_major: '重特大疾病长期门诊',
  outpatient_general: '普通门诊',
  outpatient_two_diseases: '“两病”门诊用药',
} as const;
/** One kind of visit. */
export type VisitKind = keyof typeof VISIT_KIND_NAMES;
/** Every kind of visit, in list order. */
export const VISIT_KINDS = Object.keys(VISIT_KIND_NAMES) as readonly VisitKind[]; // keys of a constant

/** Basic insurance and its Chinese names. */
export const INSURANCE_NAMES = { resident: '居民医保', employee: '职工医保', none: '未参保' } as const;
/** The basic insurance a person is in. */
export type Insurance = keyof typeof INSURANCE_NAMES;

/** Hospital levels. 1 stands for level 1 and below. */
export const HOSPITAL_LEVEL_NAMES = { 1: '一级及以下', 2: '二级', 3: '三级' } as const;
/** A hospital level. */
export type HospitalLevel = keyof typeof HOSPITAL_LEVEL_NAMES;

/** Where the hospital lies, seen from the policy's region. */
export const HOSPITAL_AREA_NAMES = { local: '市域内', outside: '市域外' } as const;
/** A hospital's area. */
export type HospitalArea = keyof typeof HOSPITAL_AREA_NAMES;

/** The amounts of a visit and their Chinese names, in the order of a settlement slip. */
export const AMOUNT_NAMES = {
  total: '总费用',
  ownExpense: '全自费',
  overLimit: '超限价自付',
  firstPay: '先行自付',
  inScope: '符合政策范围金额',
  basic: '基本医保支付',
  seriousIllness: '大病保险（职工大额）支付',
  supplement: '其他补充保险支付',
  other: '其他支付',
} as const;
/** The name of one amount of a visit. */
export type AmountName = keyof typeof AMOUNT_NAMES;

/** Status of a settled case. */
export const CASE_STATUS_NAMES = { settled: '已测算', ineligible: '不予救助', undecided: '暂不能确定' } as const;
/** Status of a case. */
export type CaseStatus = keyof typeof CASE_STATUS_NAMES;

/** Status of a visit in a result. */
export const VISIT_STATUS_NAMES = {
  eligible: '纳入救助',
  excluded: '不予救助',
  undecided: '暂不能确定',
  deferred: '年终结算',
} as const;

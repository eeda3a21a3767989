/**
 * Why a visit is excluded, cut, deferred or not yet decided, as sentences a clerk can say. A code never changes its
 * meaning; the policy article that decided stands beside it.
 */
export const REASON_SENTENCES = {
  not_designated: '就诊机构不是定点医药机构，费用不纳入医疗救助。',
  kind_not_covered: '这类门诊费用不在医疗救助范围内。',
  outside_without_referral: '未按规定转诊或备案到市域外就医，费用不纳入医疗救助。',
  no_identity: '没有登记任何救助身份，不能按救助对象救助。请先核对名册或办理身份认定。',
  identity_ended: '就诊当日没有有效的救助身份：身份已终止，或尚未生效。',
  not_aided_class: '所具有的身份按本政策不享受医疗救助。',
  not_insured: '没有参加基本医疗保险，费用不纳入医疗救助。',
  hukou_outside: '户籍不在本政策规定的范围内。',
  before_lookback: '就诊日期早于申请可追溯的期限，费用不纳入一次性救助。',
  after_application: '就诊日期晚于申请之日，费用不纳入一次性救助。',
  waiting_period: '就诊时医保待遇尚在等待期内，费用不纳入医疗救助。',
  below_deductible: '计入的费用未超过起付标准，本次救助金额为零。',
  cap_reached: '已达到救助限额，超出限额的部分不予救助。',
  over_total: '各项支付合计不得超过总费用，救助金额已相应核减。',
  year_end: '年内费用未达到起付线，到年终一并结算支付。',
  parameter_missing: '测算所需的参数或事实尚缺，补齐后才能确定。',
  outside_pack_range: '就诊日期不在本政策的有效期内，需按当时的政策办理。',
} as const;

/** A reason code of the settlement contract. */
export type ReasonCode = keyof typeof REASON_SENTENCES;

/** Every reason code, in the order of the contract. */
export const REASON_CODES = Object.keys(REASON_SENTENCES) as readonly ReasonCode[]; // keys of a constant

/** The sentence of a reason. */
export const reasonSentence = (code: ReasonCode): string => REASON_SENTENCES[code];

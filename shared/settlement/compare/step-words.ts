/** Layers of a trace that are no fund, in words. */
const LAYER_NAMES: Readonly<Record<string, string>> = {
  visit: '就诊',
  identity: '身份',
  basic: '基本医保',
  seriousIllness: '大病保险',
  supplement: '补充保险',
  burden: '个人负担',
  eligibility: '核查',
  overTotal: '不超总费用',
  year: '年度',
  total: '合计',
  payable: '应付',
};

/** A layer of the trace in words; `fundName` comes from the pack and wins. One that nobody named has no words, and shows none. */
export const layerName = (layer: string, fundName: string | undefined): string => fundName ?? LAYER_NAMES[layer] ?? '';

/** A step in a sentence: `某医院，2023-03-01 至 2023-03-09 的「基本救助 · 起付标准」`. */
export const stepPhrase = ({ layerName: layer, title, bill }: StepNames): string =>
  `${bill === '' ? '' : `${bill} 的`}「${layer === '' ? title : `${layer} · ${title}`}」`;

type StepNames = { readonly layerName: string; readonly title: string; readonly bill: string };

/** Steps of a trace in words, as a clerk would call them. */
const STEP_TITLES: Readonly<Record<string, string>> = {
  period: '计入年度',
  class: '救助标准',
  burden: '政策范围内个人负担',
  before: '此前年度累计',
  now: '本次后年度累计',
  base: '计算基数',
  deductible: '起付标准',
  amount: '计算金额',
  limit: '单次限额',
  cap: '年度限额',
  excess: '不超过总费用',
  overTotal: '不超过总费用',
  aid: '本次救助',
  total: '合计',
  yearEnd: '年度结算',
  recover: '多付待扣回',
  payable: '应支付',
  undecided: '暂不能确定',
};

/** What a step is called; the step of a condition that failed is 是否予以救助. */
export const stepTitle = ({ layer, step }: { readonly layer: string; readonly step: string }): string =>
  layer === 'eligibility' ? '是否予以救助' : (STEP_TITLES[step] ?? '其他步骤');

/** Sums of a result in words, by the last part of their place. */
const SUM_WORDS: Readonly<Record<string, string>> = {
  payable: '应支付',
  recover: '多付待扣回',
  deferred: '暂缓支付',
  aidTotal: '救助合计',
  burden: '个人负担',
  residual: '救助后个人负担',
  status: '是否予以救助',
  treatedAs: '按何种身份救助',
};

/** What a figure beside the steps is called; empty for one that has no name of its own. */
export const sumWords = (name: string): string => SUM_WORDS[name] ?? '';

/** What a `status` of a case or of one of its visits says. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  settled: '予以救助',
  eligible: '予以救助',
  ineligible: '不予救助',
  excluded: '不予救助',
  undecided: '暂不能确定',
  deferred: '暂缓支付',
};

/** A status in words; empty for one that has none. */
export const statusWords = (status: string): string => STATUS_WORDS[status] ?? '';

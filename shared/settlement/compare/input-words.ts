import { AMOUNT_NAMES } from '../vocabulary.ts';

/** What a step was given, in words, by the name it has in a trace. */
const INPUT_WORDS: Readonly<Record<string, string>> = {
  ...AMOUNT_NAMES,
  anchor: '计入日期',
  from: '追溯期起',
  to: '追溯期止',
  year: '年度',
  burden: '个人负担',
  residual: '救助后个人负担',
  paid: '此前各项救助',
  base: '计算基数',
  before: '此前年度累计',
  of: '年度累计',
  over: '起付线以上的金额',
  deductible: '起付标准',
  underDeductible: '计入起付标准的金额',
  ratio: '救助比例',
  rate: '每日定额',
  bedDays: '床日数',
  limit: '最高支付限额',
  cap: '年度限额',
  used: '此前已用限额',
  left: '限额余额',
  aidTotal: '救助合计',
  aidPaid: '此前已支付',
  deferred: '年终支付的金额',
  upTo: '年终一并支付的界限',
  fact: '核查到的事实',
};

/** Said by its neighbour `fact` in words, by itself only in a program's. */
const UNSAID = 'missing';

/**
 * What an input of a step is called; null: nothing that a reader can read. `class` is given what the aid would be under each of the
 * person's identities, by the pack's own names.
 */
export function inputWords(step: string, input: string): string | null {
  if (input === UNSAID) return null;
  return step === 'class' ? '按所具有的一种身份计算的救助额' : (INPUT_WORDS[input] ?? '其他依据');
}

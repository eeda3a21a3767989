import { fen } from '#shared/fen.ts';
import type { Letter, LetterHead } from '../../../electron/print/letters/letter.ts';

/** The head of every sample letter: an invented person who comes herself. */
export const HEAD: LetterHead = {
  townshipName: '溪口县桥头镇人民政府',
  number: '210599103-A-2023-00007',
  revision: 3,
  person: {
    name: '佟桂兰',
    idWord: '身份证号',
    idNumber: '210599195804021220',
    address: '溪口县桥头镇三道沟村四组 27 号',
    phone: '13904140218',
  },
  agent: null,
  applicationDate: '2023-10-20',
  isDraft: false,
  mark: null,
  reprint: 0,
  printedAt: '2023-10-20 10:26',
  printedBy: '赵敏',
  limitOn: '2023-11-03',
  windowPhone: '024-43551208',
};

const MISSING = [
  { what: '北山市中心医院 2023-04-11 至 2023-06-28 的大病保险支付', why: '算救助基数要先扣除各项保险支付' },
  { what: '转诊备案证明', why: '市域外就医，有没有备案决定救助比例' },
  { what: '救助身份生效日期', why: '身份从哪一天起有效，决定哪些费用可以救助' },
];

export const NOTICE: Letter = { kind: 'notice', head: HEAD, missing: MISSING };

export const RECEIPT: Letter = {
  kind: 'receipt',
  head: HEAD,
  acceptedOn: '2023-10-20',
  materials: [
    { name: '申请人身份证、户口簿', form: '复印件', count: 2, after: 'returned', isScanned: true },
    { name: '医疗收费票据', form: '原件', count: 3, after: 'kept', isScanned: false },
    { name: '住院费用清单', form: '原件', count: null, after: null, isScanned: false },
    { name: '收款银行卡或存折', form: '复印件', count: 1, after: 'kept', isScanned: true },
  ],
  bills: { count: 3, total: fen(25_078_040) },
  missing: [],
};

export const AUTHORISATION: Letter = {
  kind: 'authorisation',
  head: { ...HEAD, agent: { name: '佟小兰', relation: '女儿', idNumber: '210599198804021222' } },
  members: [
    { name: '佟小兰', relation: '户主之子女', idNumber: '210599198804021222' },
    { name: '佟天明', relation: '户主之孙子女', idNumber: '210599201504021213' },
  ],
};

export const REFUSAL: Letter = {
  kind: 'refusal',
  head: HEAD,
  policyTitle: '本溪市人民政府办公室关于健全本溪市重特大疾病医疗保险和救助制度的实施方案',
  total: fen(1_426_000),
  failed: [
    {
      condition: '费用种类',
      rule: '住院，或需长期服药、需长期门诊治疗的慢性病、重特大疾病门诊',
      fact: '门诊统筹',
      source: '申请表填写',
      bill: '溪口县人民医院，2023-09-03',
      article: '本溪市实施方案 四(四)',
      passage: '门诊统筹费用、“两病”门诊用药费用不计入救助费用。',
    },
    {
      condition: '参保',
      rule: '费用发生时参加基本医疗保险',
      fact: '未参保',
      source: '申请表填写',
      bill: '',
      article: '本溪市实施方案 三(三)',
      passage: '',
    },
  ],
};

export const LETTERS: readonly Letter[] = [NOTICE, RECEIPT, AUTHORISATION, REFUSAL];

const LONG_NAME = '古丽巴哈尔·阿卜杜热合曼·麦麦提依明江·吐尔逊';
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Long names, many rows, nothing where something may be left out. */
export const LONG_LETTERS: readonly Letter[] = [
  {
    ...NOTICE,
    head: { ...HEAD, person: { ...HEAD.person, name: LONG_NAME }, limitOn: null, windowPhone: '', number: null },
    missing: times(40, (index) => ({
      what: `青山自治区医科大学附属第一医院（青山自治区第一人民医院）北山分院第 ${index + 1} 张票据的大病保险支付`,
      why: '算救助基数要先扣除各项保险支付',
    })),
  },
  {
    kind: 'refusal',
    head: { ...HEAD, person: { ...HEAD.person, name: LONG_NAME }, isDraft: true },
    policyTitle: '青山自治区白水河自治县关于健全重特大疾病医疗保险和救助制度的实施细则（修订试行）',
    total: fen(9_999_999_999),
    failed: times(30, (index) => ({
      condition: `条件 ${index + 1}`,
      rule: '住院，或需长期服药、需长期门诊治疗的慢性病、重特大疾病门诊',
      fact: '青山自治区医科大学附属第一医院感染与肝病诊疗中心普通门诊',
      source: '申请表填写',
      bill: '青山自治区医科大学附属第一医院，2023-09-03',
      article: '实施细则 四(四)',
      passage: '门诊统筹费用、“两病”门诊用药费用不计入救助费用，超出目录范围的费用由个人负担。',
    })),
  },
];

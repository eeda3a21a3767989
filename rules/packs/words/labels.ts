import { formatYuanGrouped, parseYuan } from '#shared/fen.ts';
import { categoryName, isCategory } from '#shared/settlement/category.ts';
import { VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';

/** The keys of a pack as a reader of the policy calls them. A key that is not here stands as it is. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  title: '全称',
  shortTitle: '简称',
  documentNumber: '文号',
  region: '地区',
  receivedOn: '收到日期',
  sources: '来源',
  note: '说明',
  articles: '条款',
  citation: '条款名',
  passage: '原文',
  effective: '有效期',
  from: '起始日期',
  to: '终止日期',
  clauses: '各步骤依据',
  provisional: '结果待确认',
  hukou: '户籍',
  enrolment: '参保缴费',
  collectiveFrom: '集中征缴期首日',
  collectiveTo: '集中征缴期末日',
  newbornDays: '新生儿缴费期限（日）',
  employeeDays: '职工医保暂停后缴费期限（日）',
  waitingDays: '等待期（日）',
  kinds: '费用种类',
  layers: '保险各层',
  seriousIllness: '大病保险',
  supplement: '补充保险',
  rules: '适用人群',
  bands: '分段',
  over: '起点',
  level: '级别',
  route: '办理方式',
  kind: '种类',
  method: '计算方法',
  format: '格式',
  id: '标识',
  key: '键名',
  slug: '地区标识',
  code: '行政区划代码',
  cases: '算例',
  input: '输入',
  expected: '应得结果',
  base: '基数',
  outpatientBasic: '门诊统筹',
  sharedBy: '共用限额的种类',
  limit: '年度最高支付限额',
  levels: '机构级别',
  classes: '类别',
  members: '对象',
  categories: '对象',
  oneOff: '一次性救助',
  months: '追溯月数',
  beforeRange: '追溯到有效期以前',
  lookback: '认定前追溯',
  days: '追溯日数',
  notAided: '不享受救助的对象',
  pools: '限额',
  funds: '救助项目',
  pool: '所用限额',
  terms: '公布的标准',
  localTerms: '地方标准',
  localCap: '地方限额参数',
  setting: '地方参数',
  without: '不适用的类别',
  deductible: '起付标准',
  ratio: '比例',
  cap: '年度限额',
  replaces: '代替',
  rate: '每日定额参数',
  psychiatricOnly: '仅限精神疾病',
  rounding: '舍入',
  deferral: '年终支付',
  upTo: '不超过',
  local: '地方参数',
  name: '名称',
  meaning: '含义',
  unit: '单位',
  setBy: '设定层级',
  parts: '可填写的部分',
  warnings: '预警标准',
  localWarnings: '地方预警标准',
  line: '标准',
  watches: '监测人群',
  insurance: '医保种类',
  premium: '参保资助',
  premiumByCounty: '参保资助（由地方定）',
  share: '资助比例',
  wording: '表述',
  year: '年度',
  minorsOnly: '仅限未成年人',
  fundSources: '资金来源',
  treatFirst: '先诊疗后付费',
  papers: '所需材料',
  timeLimits: '时限',
  readings: '读法',
  text: '内容',
  forms: '表单',
  article: '依据条款',
  source: '依据来源',
  confirmed: '已确认',
};

/** The name of a key. */
export const keyName = (key: string): string => (Object.hasOwn(KEY_NAMES, key) ? (KEY_NAMES[key] ?? key) : key);

const WORDS: Readonly<Record<string, string>> = {
  ...VISIT_KIND_NAMES,
  burden: '保险支付后的个人负担',
  residual: '前项救助后的个人负担',
  total: '总费用',
  half_up_fen: '四舍五入到分',
  county: '县级',
  city: '市级',
  resident: '居民医保',
  employee: '职工医保',
  others: '其他人员',
  any: '任何方式',
  manual: '手工',
  one_stop: '一站式',
};

/** How a pack writes an amount; every other number in it is a percentage, a count or a code. */
const AMOUNT = /^\d+\.\d{2}$/;

/** A value in words: categories and kinds by name, amounts in groups of three digits, none as 无. */
export function valueName(value: unknown): string {
  if (value === null) return '无';
  if (value === true) return '是';
  if (value === false) return '否';
  if (Array.isArray(value)) return value.map(valueName).join('、');
  if (typeof value !== 'string') return JSON.stringify(value);
  const amount = AMOUNT.test(value) ? parseYuan(value) : null;
  if (amount !== null) return formatYuanGrouped(amount);
  return isCategory(value) ? categoryName(value) : (WORDS[value] ?? value);
}

import type { Column } from '../columns.ts';

/** For each column of the table the field it goes into, or null: it is not taken over. */
export type Mapping = readonly (string | null)[];

export type GuessedColumns = {
  readonly mapping: Mapping;
  /** The row of headings; -1: there is none, and the columns were taken in the order of the grid. */
  readonly headingRow: number;
};

/** How lists of hospitals, insurers and villages head the fields of a bill, beside the word of the grid itself. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  kind: ['就医类别', '就诊类别', '医疗类别', '类型', '门诊住院'],
  hospital: ['医院名称', '医疗机构', '医疗机构名称', '就诊医院', '就医机构', '定点医疗机构名称', '就诊机构'],
  level: ['医院级别', '医院等级', '机构等级', '等级'],
  designated: ['是否定点', '定点医院', '定点机构'],
  area: ['就医地', '就医地点', '统筹区', '地区', '区内区外', '是否区外'],
  referral: ['是否转诊', '转诊备案', '备案'],
  from: ['入院日期', '入院时间', '开始日期', '住院日期', '入院日'],
  to: ['出院日期', '出院时间', '结束日期', '就诊日期', '结算日期', '出院日'],
  layers: ['支付方式'],
  'amounts.total': ['总金额', '医疗总费用', '医疗费用总额', '费用总额', '总额', '金额合计', '票据金额', '医疗费总额'],
  'amounts.ownExpense': ['自费', '全自费金额', '个人自费', '自费金额', '丙类'],
  'amounts.overLimit': ['超限', '超限价自付', '超限价自费', '超限价金额'],
  'amounts.firstPay': ['先自付', '乙类先自付', '先行自付金额', '先行支付'],
  'amounts.inScope': ['政策范围内', '符合范围', '政策范围内费用', '范围内费用', '符合政策范围金额', '合规费用'],
  'amounts.basic': ['统筹支付', '医保统筹支付', '基本医保支付', '基本医疗', '统筹基金支付', '医保支付', '基本统筹'],
  'amounts.seriousIllness': ['大病支付', '大病保险支付', '大病', '大额', '职工大额', '大病报销'],
  'amounts.supplement': ['补充保险', '补充', '其他补充保险', '补充医疗保险', '补充报销'],
  'amounts.other': ['其他', '其他支付', '商业保险', '商保', '其他赔付金额'],
  'bill.code': ['代码', '电子票据代码', '发票代码'],
  'bill.number': ['票号', '票据号码', '号码', '发票号', '发票号码', '电子票据号码', '发票编号'],
  'bill.check': ['电子校验码', '校验号'],
  diagnosis: ['疾病', '疾病名称', '出院诊断', '主要诊断', '病种', '诊断名称'],
  psychiatric: ['精神病', '精神类'],
  bedDays: ['床日数', '住院天数', '住院床日', '天数'],
  listTotal: ['清单金额', '清单总额', '费用清单合计'],
};

const LOOKED_AT = 5;
/** One heading alike may be chance. */
const ENOUGH = 2;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[（(【[].*?[)）\]】]/g, '')
    .replace(/[\s:：*_\-/、.。“”"']/g, '')
    .replace(/[（(]?元[)）]?$/, '');

function fieldOf(heading: string, columns: readonly Column[]): string | null {
  const text = plain(heading);
  if (text === '') return null;
  return (
    columns.find(({ at, label }) => [label, ...(ALIASES[at] ?? [])].some((word) => plain(word) === text))?.at ?? null
  );
}

/** A field stands once; the first column that names it has it. */
function headed(row: readonly string[], columns: readonly Column[]): Mapping {
  const taken = new Set<string>();
  return row.map((cell) => {
    const field = fieldOf(cell, columns);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/**
 * Which column is which: by a row of headings among the first rows, else in the order of the grid from `startAt` on, the
 * field that has the focus. `columns`: the fields the policy asks.
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  startAt: string | null,
): GuessedColumns {
  const found = rows
    .slice(0, LOOKED_AT)
    .map((row) => headed(row, columns))
    .findIndex((mapping) => mapping.filter((field) => field !== null).length >= ENOUGH);
  const headings = rows[found];
  if (headings !== undefined) return { mapping: headed(headings, columns), headingRow: found };
  const start = Math.max(
    0,
    columns.findIndex(({ at }) => at === startAt),
  );
  return { mapping: (rows[0] ?? []).map((_, index) => columns[start + index]?.at ?? null), headingRow: -1 };
}

/** The same mapping with one column changed; the field leaves the column that had it. */
export const withField = (mapping: Mapping, index: number, field: string | null): Mapping =>
  mapping.map((now, at) => (at === index ? field : now === field ? null : now));

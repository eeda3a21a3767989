/** What a column of a roster can say, and what people call it. */
export const ROSTER_FIELDS = {
  name: '姓名',
  idNumber: '身份证号',
  category: '救助类别',
  from: '起始日期',
  to: '终止日期',
  status: '享受状态',
  village: '村（社区）',
  relation: '与户主关系',
  headName: '户主姓名',
  headId: '户主身份证号',
} as const;
export type RosterField = keyof typeof ROSTER_FIELDS;

/** Every field, in list order. */
export const ROSTER_FIELD_IDS = Object.keys(ROSTER_FIELDS) as readonly RosterField[]; // keys of a constant

/** Which column, counted from 0, says what. A field that no column says is left out. */
export type RosterColumns = { readonly [F in RosterField]?: number | undefined };

/** Traditional characters that headings of this kind are written with. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [
    '姓姓',
    '證证',
    '號号',
    '類类',
    '別别',
    '戶户',
    '關关',
    '係系',
    '開开',
    '時时',
    '間间',
    '終终',
    '認认',
    '區区',
    '態态',
  ].map(([traditional = '', simplified = '']) => [traditional, simplified]),
);

/** A heading without spaces, line breaks, brackets and what stands in them; full width and traditional characters unified. */
export function plainHeading(text: string): string {
  const tidy = text.normalize('NFKC').replace(/[\s\u200B-\u200F\u2060\uFEFF*:：_-]/g, '');
  const bare = tidy.replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]|【[^】]*】/g, '');
  const kept = bare === '' ? tidy : bare;
  return [...kept].map((character) => SIMPLIFIED.get(character) ?? character).join('');
}

const ID = /身份证|证件号|公民身份号|^身份号码$|^证号$/;
const HEAD = /户主|申请人/;
const MEMBER = /成员|家属|保障对象|享受人|救助对象/;

/** The field a heading names; null when it is none of ours. */
export function fieldOfHeading(heading: string): RosterField | null {
  const plain = plainHeading(heading);
  if (plain === '' || plain.length > 24) return null;
  if (/关系/.test(plain)) return 'relation';
  const isOfHead = HEAD.test(plain) && !MEMBER.test(plain);
  if (ID.test(plain)) return /类型|类别|种类|有效/.test(plain) ? null : isOfHead ? 'headId' : 'idNumber';
  if (/^(?:户主|申请人)(?:姓名)?$/.test(plain)) return 'headName';
  if (/姓名$|^名字$|^对象名称$/.test(plain) && !/代理|监护|联系人|开户|领款|填表/.test(plain)) {
    return isOfHead ? 'headName' : 'name';
  }
  if (/日期|时间|年月|起$|止$/.test(plain)) {
    if (/出生|填表|打印|统计|更新|制表|导出|年审|复核|公示|登记/.test(plain)) return null;
    if (/终|止|结束|截止|到期|退出|停/.test(plain)) return 'to';
    if (/起|始|认定|识别|享受|纳入|批准|审批|开始|生效|办证|评定|入/.test(plain)) return 'from';
    return null;
  }
  if (/状态|是否在册|是否享受/.test(plain)) return 'status';
  if (
    /(?:救助|保障|对象|人员|身份|低保|监测|困难|户|残疾)(?:类别|类型|种类|性质|属性|等级|级别)$|^(?:类别|类型|种类|身份)$/.test(
      plain,
    )
  ) {
    return 'category';
  }
  if (/^(?:所属)?(?:行政)?村|村名|社区|村居|村委|居委/.test(plain)) return 'village';
  return null;
}

/** Which column says what, by its heading; the first column that names a field has it. */
export function guessColumns(headings: readonly string[]): RosterColumns {
  const found: { [F in RosterField]?: number } = {};
  for (const [column, heading] of headings.entries()) {
    const field = fieldOfHeading(heading);
    if (field !== null && found[field] === undefined) found[field] = column;
  }
  return found;
}

/** How many rows at the top are searched for the one with the headings. */
const TOP_ROWS = 20;

/** The row with the headings, by its place among `rows`; -1 when none of them names a person. Titles stand above it. */
export function findHeadingRow(rows: readonly (readonly string[])[]): number {
  let best = -1;
  let most = 1;
  for (const [index, row] of rows.slice(0, TOP_ROWS).entries()) {
    const { name, idNumber, headName, headId, ...others } = guessColumns(row);
    const names = [name, idNumber, headName, headId].filter((column) => column !== undefined).length;
    const score = names * 2 + Object.keys(others).length;
    if (names > 0 && score > most) [best, most] = [index, score];
  }
  return best;
}

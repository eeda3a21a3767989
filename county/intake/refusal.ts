/** Why a file is not taken, with the sentence for the person at the county. Blanks like `{record}` come from `detail`. */
export const REFUSAL_TEXTS = {
  // The envelope
  too_large: '文件超过 {limit} MB，不是批次文件。',
  too_short: '文件不完整，连文件头都没有。请重新拷贝。',
  wrong_magic: '这不是医疗救助批次文件（开头的标记不对）。',
  header_length: '文件头的长度不对（{length} 字节），文件已损坏。',
  header_encoding: '文件头不是有效的 UTF-8 文字，文件已损坏。',
  header_json: '文件头不是有效的 JSON，文件已损坏。',
  header_depth: '文件头嵌套过深，拒绝读取。',
  header_values: '文件头的项目太多，拒绝读取。',
  header_not_canonical: '文件头不是规范写法（有重复的键、多余的空格或次序不对），拒绝读取。',
  header_version: '批次格式是 {found}，本程序只读 {supported}。请核对县级程序的版本。',
  header_algorithm: '批次使用的加密算法 {found} 不在允许之列，拒绝读取。',
  header_record_schema: '记录格式是 {found}，本程序只读 {supported}。请核对县级程序的版本。',
  header_field: '文件头的「{field}」不符合格式要求。',
  header_count: '文件头写明 {count} 条记录，却列出 {listed} 个校验值。',
  header_repeated: '文件头里有两条记录的校验值相同。',
  other_device: '文件头里的电脑公钥与登记的不一致，可能不是这台电脑发出的。',
  wrong_signature: '电脑签名不对：文件头被改动过，或不是这台电脑签的。',
  // The sealed body
  truncated: '文件不完整，少了 {missing} 字节。请重新拷贝。',
  trailing_bytes: '文件末尾多出 {extra} 字节，拒绝读取。',
  body_changed: '密文与签名的校验值不一致：内容被改动、调换或损坏。请重新拷贝。',
  other_county: '这个批次是封给另一把县级密钥（{found}）的，当前密钥是 {own}。',
  weak_ephemeral: '批次的临时公钥无效，拒绝读取。',
  chunk_refused: '第 {chunk} 块密文打不开：密钥不对，或内容被改动、调换、截断。',
  inflate_failed: '压缩内容解不开。',
  inflate_length: '解压后的长度与文件头不一致，拒绝读取。',
  // The records
  frame_length: '第 {record} 条记录的长度不对。',
  frame_count: '文件头写明 {count} 条记录，内容却不止或不足。',
  record_hash: '第 {record} 条记录与文件头里的校验值不一致。',
  record_encoding: '第 {record} 条记录不是有效的 UTF-8 文字。',
  record_json: '第 {record} 条记录不是有效的 JSON。',
  record_depth: '第 {record} 条记录嵌套过深，拒绝读取。',
  record_values: '第 {record} 条记录的项目太多，拒绝读取。',
  records_values: '全部记录的项目加起来太多，拒绝读取。',
  record_not_canonical: '第 {record} 条记录不是规范写法（有重复的键、多余的空格或次序不对）。',
  record_text: '第 {record} 条记录含有残缺的字符或不允许的键名。',
  record_field: '第 {record} 条记录的「{field}」不符合格式要求。',
  record_contradiction: '第 {record} 条记录（{number}）前后不一致：{what}。',
  record_repeated: '第 {record} 条记录（{number}）在同一批次里出现两次。',
  record_pack: '第 {record} 条记录（{number}）使用的政策包 {pack} 与文件头不一致。',
  packs_unused: '文件头列出的政策包 {pack} 没有任何记录使用。',
  former_unused: '文件头列出的迁来以前的电脑 {pc} 没有任何记录使用。',
  total_differs: '文件头合计 {header} 元，各条记录相加是 {records} 元。',
} as const satisfies Readonly<Record<string, string>>;

export type RefusalCode = keyof typeof REFUSAL_TEXTS;

/** A refused file: the code travels, the sentence is for people. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** Thrown inside the reader, turned into a value at its door. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, detail: Refusal['detail'] = {}) {
    super(code);
    this.refusal = { code, detail };
  }
}

/** The Chinese sentence of a refusal. */
export const refusalText = ({ code, detail }: Refusal): string =>
  REFUSAL_TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? '—'));

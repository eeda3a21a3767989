import type { PapersContradiction } from '#shared/protocol/papers/papers-contradiction.ts';
import type { RefusalCode } from '../refusal.ts';

/** Of the refusals of a batch those that any sealed file can meet; their codes are the same, the sentences speak of papers. */
const ENVELOPE_TEXTS = {
  too_large: '文件超过 {limit} MB，不是材料文件。',
  too_short: '文件不完整，连文件头都没有。请重新拷贝。',
  wrong_magic: '这不是医疗救助材料文件（开头的标记不对）。',
  header_length: '文件头的长度不对（{length} 字节），文件已损坏。',
  header_encoding: '文件头不是有效的 UTF-8 文字，文件已损坏。',
  header_json: '文件头不是有效的 JSON，文件已损坏。',
  header_depth: '文件头嵌套过深，拒绝读取。',
  header_values: '文件头的项目太多，拒绝读取。',
  header_not_canonical: '文件头不是规范写法（有重复的键、多余的空格或次序不对），拒绝读取。',
  header_version: '材料格式是 {found}，本程序只读 {supported}。请核对县级程序的版本。',
  header_algorithm: '材料文件使用的加密算法 {found} 不在允许之列，拒绝读取。',
  header_field: '文件头的「{field}」不符合格式要求。',
  header_count: '文件头写明 {count} 份内容，却列出 {listed} 个校验值。',
  header_repeated: '文件头里有两份内容的校验值相同。',
  other_device: '文件头里的电脑公钥与登记的不一致，可能不是这台电脑发出的。',
  wrong_signature: '电脑签名不对：文件头被改动过，或不是这台电脑签的。',
  truncated: '文件不完整，少了 {missing} 字节。请重新拷贝。',
  trailing_bytes: '文件末尾多出 {extra} 字节，拒绝读取。',
  body_changed: '密文与签名的校验值不一致：内容被改动、调换或损坏。请重新拷贝。',
  other_county: '这个材料文件是封给另一把县级密钥（{found}）的，当前密钥是 {own}。',
  weak_ephemeral: '材料文件的临时公钥无效，拒绝读取。',
  chunk_refused: '第 {chunk} 块密文打不开：密钥不对，或内容被改动、调换、截断。',
} as const satisfies Partial<Readonly<Record<RefusalCode, string>>>;

/** Why a file of papers is not taken, with the sentence for the person at the county. */
export const PAPERS_REFUSAL_TEXTS = {
  ...ENVELOPE_TEXTS,
  header_part: '文件头写的是第 {part} 份、共 {parts} 份，前后不一致。',
  header_order: '文件头里内容的次序不对。',
  index_length: '目录的长度不对。',
  index_encoding: '目录不是有效的 UTF-8 文字。',
  index_json: '目录不是有效的 JSON。',
  index_depth: '目录嵌套过深，拒绝读取。',
  index_values: '目录的项目太多，拒绝读取。',
  index_not_canonical: '目录不是规范写法（有重复的键、多余的空格或次序不对）。',
  index_text: '目录含有残缺的字符或不允许的键名。',
  index_version: '目录格式是 {found}，本程序只读 {supported}。请核对县级程序的版本。',
  index_field: '目录的「{field}」不符合格式要求。',
  index_contradiction: '目录与文件头不一致：{what}。',
  contents_length: '内容比文件头列出的多或少。',
  content_hash: '第 {content} 份内容与校验值不一致。',
  content_media: '第 {content} 份内容不是目录写的格式（{media}）。',
} as const satisfies Readonly<Record<string, string>>;
export type PapersRefusalCode = keyof typeof PAPERS_REFUSAL_TEXTS;

export const isPapersRefusalCode = (code: string): code is PapersRefusalCode =>
  Object.hasOwn(PAPERS_REFUSAL_TEXTS, code);

/** What {@link PapersContradiction} says, for the blank `{what}`. */
export const CONTRADICTION_WORDS: Readonly<Record<PapersContradiction, string>> = {
  nothing: '目录是空的',
  line_repeated: '同一份材料列了两次',
  content_unlisted: '文件头列出的内容目录里没有',
  content_unknown: '目录列出的内容文件头里没有',
  content_bytes: '内容的大小对不上',
  content_media: '同一份内容写成两种格式',
};

/** A refused file: the code travels, the sentence is for people. */
export type PapersRefusal = {
  readonly code: PapersRefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** Thrown inside the reader, turned into a value at its door. */
export class PapersRefusedError extends Error {
  readonly refusal: PapersRefusal;
  constructor(code: PapersRefusalCode, detail: PapersRefusal['detail'] = {}) {
    super(code);
    this.refusal = { code, detail };
  }
}

/** The Chinese sentence of a refusal. */
export const papersRefusalText = ({ code, detail }: PapersRefusal): string =>
  PAPERS_REFUSAL_TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? '—'));

/** What a YAML parser finds wrong, for somebody who does not know YAML, by the parser's code. */
const FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '这个键前面已经写过，同一处不能写两次',
  TAB_AS_INDENT: '缩进不能用制表符（Tab），请用空格',
  BAD_INDENT: '缩进不对，请与同一级的行对齐',
  MISSING_CHAR: '缺少冒号、引号或括号',
  UNEXPECTED_TOKEN: '多了符号，或者括号、引号没有成对',
  BLOCK_AS_IMPLICIT_KEY: '这一行不是“键: 值”的写法，或者缩进不对',
  MULTILINE_IMPLICIT_KEY: '键不能分成几行写',
  KEY_OVER_1024_CHARS: '键太长',
  BAD_ALIAS: '不能用 & 和 * 引用别处的内容',
  MULTIPLE_DOCS: '一个文件里只能有一个政策包',
};

/** The sentence for a code; one for all others. */
export const yamlFault = (code: string): string => FAULTS[code] ?? `不是正确的 YAML 写法（${code}）`;

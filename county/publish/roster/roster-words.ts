import type { RosterFileError } from '#shared/roster/file/read-problem.ts';

type Words = Partial<Record<RosterFileError['code'], string>>;

/** What a file is not read for, as it stands behind 名册没有发布： and before a full stop. */
const WORDS: Words = {
  ROSTER_EMPTY: '文件里没有内容，请核对是否选对了文件',
  ROSTER_TOO_LARGE: '文件解开后大得不正常，没有打开。请只保留名册那一张表，另存为 xlsx 再选',
  ROSTER_TOO_MANY_ROWS: '超过 {most} 行，请分成几份名册',
  ROSTER_MACROS: '文件带有宏，没有打开。请另存为不带宏的 xlsx 再选',
  ROSTER_LINKS: '文件引用或嵌入了其他文件，没有打开。请把内容复制为数值，另存为新的 xlsx 再选',
  ROSTER_PASSWORD: '文件设有打开密码。请去掉密码，另存后再选',
  ROSTER_HTML: '文件其实是网页，不是表格。请用 Excel 或 WPS 打开，另存为 xlsx 再选',
  ROSTER_MIXED_TEXT: '从第 {line} 行起文字编码不一致，读出来会是乱码。请用 Excel 或 WPS 打开，另存为 xlsx 再选',
  ROSTER_READER_STOPPED: '读这份文件用尽了内存或时间，已停止。请分成几份名册',
};
const UNREADABLE = '文件打不开，可能已损坏，或不是表格。请用 Excel 或 WPS 打开核对，另存为 xlsx 再选';

/** Why a file is not read, and what to do. */
export const rosterWords = ({ code, detail }: Pick<RosterFileError, 'code' | 'detail'>): string =>
  (WORDS[code] ?? UNREADABLE).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));

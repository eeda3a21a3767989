import { fen, formatYuan } from '#shared/fen.ts';
import type { PayRow } from '../../books/queries/queries.ts';

const HEAD = ['序号', '申请编号', '乡镇', '姓名', '身份证号', '户名', '开户银行', '账户种类', '账号', '金额（元）'];
const ACCOUNT_WORDS = { card: '银行卡', passbook: '存折' } as const;
/** Spreadsheets keep fifteen digits of a number and lose the rest; a tab before it makes it text. */
const LONG_NUMBER = /^\d{12,}$/;

/**
 * A pay list for the bank: UTF-8 with a mark, CRLF, the sum in the last line. It says nothing of when it was made, so that the same list
 * is the same file, byte for byte.
 */
export function payListCsv(rows: readonly PayRow[], totalFen: number): string {
  const lines = rows.map(({ row, account, approvedFen }, index) => [
    String(index + 1),
    row.number,
    row.township,
    row.name,
    row.idNumber,
    account.holder,
    account.bank,
    ACCOUNT_WORDS[account.kind],
    account.number,
    formatYuan(fen(approvedFen)),
  ]);
  const sum = ['合计', `${rows.length} 笔`, '', '', '', '', '', '', '', formatYuan(fen(totalFen))];
  return `\uFEFF${[HEAD, ...lines, sum].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

/** What begins like a formula would be worked out by a spreadsheet; an apostrophe before it makes it text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : LONG_NUMBER.test(text) ? `\t${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

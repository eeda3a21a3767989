import { groupedMark } from '../../../console/api/pay-mark.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import { shielded } from '#shared/roster/roster-cell.ts';
import { PAY_LIST_HEAD, type PayListContent } from './pay-list-lines.ts';

/** Spreadsheets keep fifteen digits of a number and lose the rest; a tab before it makes it text. */
const LONG_NUMBER = /^\d{12,}$/;

/** A pay list as CSV: UTF-8 with a byte-order mark, CRLF, number of lines, mark and sum in the last line. */
export function payListCsv({ lines, totalFen, mark }: PayListContent): string {
  const rows = lines.map(({ texts, amountFen }) => [...texts, formatYuan(fen(amountFen))]);
  const blank = Array<string>(PAY_LIST_HEAD.length - 4).fill('');
  const sum = ['合计', `${lines.length} 笔`, `校验值 ${groupedMark(mark)}`, ...blank, formatYuan(fen(totalFen))];
  return `\uFEFF${[PAY_LIST_HEAD, ...rows, sum].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

/** What begins like a formula would be worked out by a spreadsheet: it is made text. */
function cell(text: string): string {
  const safe = LONG_NUMBER.test(text) ? `\t${text}` : shielded(text);
  return `"${safe.replaceAll('"', '""')}"`;
}

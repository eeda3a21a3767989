import { groupedMark } from '../../../console/api/pay-mark.ts';
import { writeXlsx } from 'hucre/xlsx';
import { shielded } from '#shared/roster/roster-cell.ts';
import { PAY_LIST_HEAD, type PayListContent } from './pay-list-lines.ts';

const WIDTHS = [6, 26, 24, 12, 22, 14, 28, 10, 24, 16] as const;
const AMOUNT = '#,##0.00';
const BOLD = { font: { bold: true } };
/** A workbook says when it was made; one that were made anew would be another file. */
const NEVER = new Date(0);

/** A pay list as an Excel workbook: amounts are figures one can add up, all else is text. The same list gives the same bytes. */
export function payListSheet({ lines, totalFen, mark }: PayListContent): Promise<Uint8Array> {
  const last = PAY_LIST_HEAD.length - 1;
  const blank = Array<string>(PAY_LIST_HEAD.length - 4).fill('');
  const sum = ['合计', `${lines.length} 笔`, `校验值 ${groupedMark(mark)}`, ...blank, totalFen / 100];
  return writeXlsx({
    properties: { created: NEVER, modified: NEVER },
    sheets: [
      {
        name: '支付清单',
        columns: WIDTHS.map((width, column) => ({ width, ...(column === last ? { numFmt: AMOUNT } : {}) })),
        rows: [
          [...PAY_LIST_HEAD],
          ...lines.map(({ texts, amountFen }) => [...texts.map(shielded), amountFen / 100]),
          sum,
        ],
        cells: new Map(
          PAY_LIST_HEAD.flatMap((_, column) => [
            [`0,${column}`, { style: BOLD }] as const,
            [`${lines.length + 1},${column}`, { style: column === last ? { ...BOLD, numFmt: AMOUNT } : BOLD }] as const,
          ]),
        ),
        freezePane: { rows: 1 },
      },
    ],
  });
}

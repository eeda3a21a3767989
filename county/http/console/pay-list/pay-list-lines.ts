import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fen, formatYuan, sumFen } from '#shared/fen.ts';
import { shownText } from '#shared/plain-text.ts';
import type { PayRow } from '../../../books/queries/queries.ts';

/** Heads of the columns; the last one is money. */
export const PAY_LIST_HEAD = [
  '序号',
  '申请编号',
  '乡镇',
  '姓名',
  '身份证号',
  '户名',
  '开户银行',
  '账户种类',
  '账号',
  '金额（元）',
] as const;
const ACCOUNT_WORDS = { card: '银行卡', passbook: '存折' } as const;
/** 128 bits. */
const MARK_LETTERS = 32;

/** One line of a pay list: everything but the amount as text, in the order of {@link PAY_LIST_HEAD}. */
export type PayListLine = { readonly texts: readonly string[]; readonly amountFen: number };

/** A pay list as the bank gets it, whatever the form of the file. `mark` changes with every sign of it. */
export type PayListContent = {
  readonly lines: readonly PayListLine[];
  readonly totalFen: number;
  readonly mark: string;
};

const asCode = (township: string): string => township;

/**
 * Writes rows as lines. It says nothing of when or by whom, so that the same rows are the same list for ever. `labelOf` gives a township
 * its name on paper; the mark goes by its code, and another name changes nothing about which list it is.
 */
export function payListContent(rows: readonly PayRow[], labelOf = asCode): PayListContent {
  const lines = rows.map((row, index) => {
    const { texts, amountFen } = lineOf(row, index, labelOf);
    return { texts: texts.map(shownText), amountFen };
  });
  const totalFen = sumFen(lines.map(({ amountFen }) => fen(amountFen)));
  const text = canonicalJson([
    'aid-pay-list/1',
    ...rows.map((row, index) => {
      const { texts, amountFen } = lineOf(row, index, asCode);
      return [...texts, formatYuan(fen(amountFen))];
    }),
  ]);
  return { lines, totalFen, mark: createHash('sha256').update(text, 'utf8').digest('hex').slice(0, MARK_LETTERS) };
}

const lineOf = (
  { row, account, approvedFen }: PayRow,
  index: number,
  labelOf: (township: string) => string,
): PayListLine => ({
  texts: [
    String(index + 1),
    row.number,
    labelOf(row.township),
    row.name,
    row.idNumber,
    account.holder,
    account.bank,
    ACCOUNT_WORDS[account.kind],
    account.number,
  ],
  amountFen: approvedFen,
});

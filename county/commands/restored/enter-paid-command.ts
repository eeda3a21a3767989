import { parseDay } from '#shared/day.ts';
import { readAmount } from '#shared/typed-text.ts';
import { booksRefusalText } from '../../books/books-refusal.ts';
import { UsageError } from '../../cli/terminal.ts';
import type { Command } from '../command.ts';

const USAGE =
  '用法：enter-paid 申请编号 版次 金额 付款日期 --reason 银行回单号（例如 enter-paid … 1 1234.50 2026-11-20）';

/** `enter-paid 申请编号 版次 金额 付款日期 --reason 回单`: a payment of before a restore that the books forgot. */
export const enterPaid: Command = async ({ names, reason }, { county, out, err }) => {
  const [number, revision, amount, paidOn, ...rest] = names;
  const asked = amount === undefined ? null : readAmount(amount);
  if (number === undefined || revision === undefined || paidOn === undefined || rest.length > 0 || reason === null)
    throw new UsageError(USAGE);
  if (asked?.ok !== true || parseDay(paidOn) === null || !/^[1-9]\d{0,5}$/.test(revision)) throw new UsageError(USAGE);
  const rows = (await county.books.queries.cases({ text: number })).filter((row) => row.number === number);
  const row = rows.find((each) => each.revision === Number(revision));
  if (row === undefined) {
    const known = rows.map((each) => each.revision).toSorted((a, b) => a - b);
    err(`✗ 没有 ${number} 第 ${revision} 版${known.length === 0 ? '' : `，县里有第 ${known.join('、')} 版`}。`);
    return 1;
  }
  const done = await county.books.enterPaid({ record: row.record, amountFen: asked.amount, paidOn, reason }, 'cli');
  if (!done.ok) {
    err(`✗ ${booksRefusalText(done.refusal)}`);
    return 1;
  }
  out(`✓ 已补登 ${number} 第 ${revision} 版 ${amount} 元（${paidOn}）。乡镇下次联系时收到，不会再出现在支付清单里。`);
  return 0;
};

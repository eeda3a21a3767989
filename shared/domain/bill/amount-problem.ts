import { readAmount } from '../../typed-text.ts';

const SENTENCES = {
  not_a_number: (what: string, typed: string) => `${what}“${typed}”不是金额。请只填数字，例如 1234.56。`,
  negative: (what: string) => `${what}不能是负数。退费票据（红票）不能受理，请核对票据。`,
  decimals: (what: string, typed: string) => `${what}“${typed}”超过两位小数。金额最小到分，请核对。`,
  separators: (what: string, typed: string) => `${what}“${typed}”里的逗号位置不对。小数请用点号，例如 12.50。`,
  too_large: (what: string) => `${what}超过 99,999,999.99 元。请核对是否多输了位数。`,
} as const;

/** Why a typed amount cannot be read, in one sentence that names it by `what`; null when it can. */
export function amountProblem(what: string, typed: string): string | null {
  const read = readAmount(typed);
  return read.ok ? null : SENTENCES[read.problem](what, typed);
}

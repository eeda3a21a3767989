import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readAccountNumber } from '#shared/typed-text.ts';

type Account = ApplicationForm['account'];

const plainOf = (number: string): string => readAccountNumber(number) ?? number.replace(/\s/g, '');

/** Whether two accounts are certainly not the same; one that was not typed yet is not another one. */
export function isOtherAccount(typed: Account, last: Account): boolean {
  const differs = (a: string, b: string): boolean => a.trim() !== '' && b.trim() !== '' && a.trim() !== b.trim();
  return differs(plainOf(typed.number), plainOf(last.number)) || differs(typed.holder, last.holder);
}

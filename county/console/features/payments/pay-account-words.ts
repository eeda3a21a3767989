import type { PayLine } from '../../api/views.ts';

/** Who is to be paid into an account, by its number. */
export type PersonsByAccount = ReadonlyMap<string, ReadonlySet<string>>;

/** The persons of each account in a list that is to be paid. */
export function personsByAccount(rows: readonly PayLine[]): PersonsByAccount {
  const persons = new Map<string, Set<string>>();
  for (const { account, idNumber } of rows) {
    if (account.number === '') continue;
    persons.set(account.number, (persons.get(account.number) ?? new Set()).add(idNumber));
  }
  return persons;
}

/** A line’s account, and whether others share it, as one line of text. */
export const payAccountWords = (row: PayLine, persons: PersonsByAccount): string =>
  [accountWords(row), sharedWords(row, persons)].filter((text) => text !== '').join('，');

/** Holder, bank and number, as far as they are said. */
export const accountWords = ({ account }: PayLine): string =>
  [account.holder, account.bank, account.number].filter((text) => text !== '').join(' ');

/** That several people share the account; empty: nobody else has it. */
export function sharedWords({ account }: PayLine, persons: PersonsByAccount): string {
  const count = persons.get(account.number)?.size ?? 0;
  return count > 1 ? `${count} 人同一账户` : '';
}

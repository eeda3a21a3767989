import type { Fen } from '../../fen.ts';
import { readAmount } from '../../typed-text.ts';
import type { OpeningEntry } from '../application-form.ts';
import type { FormQuestions } from './form-questions.ts';

/** Aid already given elsewhere in a year, in fen. */
export type Opening = {
  readonly key: string;
  readonly year: number;
  readonly burden: Fen;
  /** What basic insurance left of the cost, cumulated; null: not known or not asked. */
  readonly x: Fen | null;
  /** By fund, every fund that the policy asks about. */
  readonly paid: Readonly<Record<string, Fen>>;
};

/** Four digits of this or the last century. */
export const isYear = (typed: string): boolean => /^(19|20)\d{2}$/.test(typed.trim());

/** Reads one line of aid given elsewhere; null while a field is missing or wrong. Funds nobody asks about are left out. */
export function readOpening(entry: OpeningEntry, asked: FormQuestions): Opening | null {
  const burden = readAmount(entry.burden);
  if (!isYear(entry.year) || !burden.ok) return null;
  const hasX = asked.openingX && entry.x.trim() !== '';
  const x = readAmount(entry.x);
  if (hasX && !x.ok) return null;
  const paid: Record<string, Fen> = {};
  for (const { id } of asked.openingFunds) {
    const amount = readAmount(entry.paid[id] ?? '');
    if (!amount.ok) return null;
    paid[id] = amount.amount;
  }
  return {
    key: entry.key,
    year: Number(entry.year.trim()),
    burden: burden.amount,
    x: hasX && x.ok ? x.amount : null,
    paid,
  };
}

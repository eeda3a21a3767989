import { formatYuanGrouped, type Fen } from '#shared/fen.ts';
import { formatExact, formatPercent, type BandPart } from '../../money.ts';
import type { Figure } from '../plan.ts';

/** An amount of a bill in a sentence: `13,000.00 元`. */
export const amountWords = (amount: Fen): string => `${formatYuanGrouped(amount)} 元`;

/** A line or limit of a policy in a sentence; whole yuan as the policy writes them: `2,000 元`. */
export function limitWords(amount: Fen): string {
  const text = formatYuanGrouped(amount);
  return `${text.endsWith('.00') ? text.slice(0, -3) : text} 元`;
}

/** Said behind a published value that is not confirmed; nothing behind one that is. */
export const pendingNote = (confirmed: boolean): string => (confirmed ? '' : '（待确认）');

/** Said behind a value that the county set, or that is published and not confirmed. */
export const figureNote = ({ setBy, confirmed }: Figure<unknown>): string =>
  setBy === 'local' ? '（地方参数）' : pendingNote(confirmed);

/** The parts of bands with their ratios as plain arithmetic: `5000.00 × 30% + 2000.00 × 40%`. */
export const partsFormula = (parts: readonly BandPart[]): string =>
  parts.length === 0
    ? '0.00'
    : parts.map(({ part, ratio }) => `${formatExact(part)} × ${formatPercent(ratio)}`).join(' + ');

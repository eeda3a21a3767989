import { formatYuanGrouped, type Fen } from '#shared/fen.ts';

/** An amount of a bill in a sentence: `13,000.00 元`. */
export const amountWords = (amount: Fen): string => `${formatYuanGrouped(amount)} 元`;

/** A line or limit of a policy in a sentence; whole yuan as the policy writes them: `2,000 元`. */
export const limitWords = (amount: Fen): string => `${formatYuanGrouped(amount).replace(/\.00$/, '')} 元`;

import { toSymbols } from '#shared/protocol/order/crockford.ts';
import type { Machine } from '../context.ts';

/** Twenty Crockford symbols: a hundred random bits, to be typed once. */
export const oneTimePassword = (random: Machine['random']): string =>
  (toSymbols(random(15)).slice(0, 20).match(/.{5}/g) ?? []).join('-');

import { toSymbols } from '#shared/protocol/order/crockford.ts';

const RANDOM_BYTES = 15;
const SYMBOLS = 20;

/** How long a code for registering a PC is good for unless told otherwise. */
export const CODE_DAYS = 14;

/** A one-time code for registering one PC. */
export const enrolCode = (random: (size: number) => Uint8Array): string =>
  toSymbols(random(RANDOM_BYTES)).slice(0, SYMBOLS);

/** A code in groups of five, to be read out. */
export const spokenCode = (code: string): string => (code.match(/.{5}/g) ?? []).join('-');

/** Crockford's base 32: no I, L, O, U. */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The symbol of the low five bits. */
export const symbolAt = (value: number): string => SYMBOLS.charAt(value & 31);

/** Bytes as symbols; what is left of the last bits is dropped, so give a multiple of five bytes. */
export function toSymbols(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += symbolAt(held >> bits);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** The bytes of symbols. */
export function fromSymbols(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const symbol of text) {
    held = (held << 5) | SYMBOLS.indexOf(symbol);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** What stands between groups, seen or unseen. */
export const BETWEEN_GROUPS = /[\s\u2010-\u2015\u200B-\u200F\uFEFF_.-]+/;

/** As people read and type it: case, full width, O for 0 and I or L for 1 do not matter. Separators stay. */
export const asSymbols = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');

/** Whether every character is a symbol. */
export const areSymbols = (text: string): boolean => [...text].every((symbol) => SYMBOLS.includes(symbol));

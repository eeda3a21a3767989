import { MAX_JSON_VALUES } from '#shared/protocol/limits.ts';

const [QUOTE, COMMA, MINUS, ZERO, NINE, COLON] = [0x22, 0x2c, 0x2d, 0x30, 0x39, 0x3a];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d];
/** Well inside what any later check bears. */
const DEEPEST = 24;
/** Whole numbers of so many digits are safe, whatever they are. */
const MOST_DIGITS = 15;
/** From here on the order of UTF-8 bytes is not that of UTF-16 units. */
const FIRST_OF_OTHER_ORDER = 0xee;
const LANGUAGE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const byteTable = (is: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => Number(is(byte)));
/** What may follow a backslash in canonical text, `\u` aside. */
const ESCAPED = byteTable((byte) => '"\\bfnrt'.includes(String.fromCharCode(byte)));
/** What ends the plain run of a text: the quote, the backslash and what must be escaped. */
const ENDS_RUN = byteTable((byte) => byte < 0x20 || byte === QUOTE || byte === BACKSLASH);

/**
 * Reads bytes once and gives the number of their values (`{`, `[` and `,` outside text) when they are surely one canonical JSON
 * object or list, without half characters and without keys of the language; null when it is not sure. What it says of bytes that
 * are no UTF-8 means nothing. It allocates nothing that grows with them.
 */
export function scanCanonical(bytes: Uint8Array): number | null {
  /** Of each open object where its last key begins and ends; a list has -1. */
  const keyFrom = new Int32Array(DEEPEST);
  const keyTo = new Int32Array(DEEPEST);
  let [at, depth, values] = [0, 0, 0];
  for (;;) {
    const byte = bytes[at] ?? 0;
    let isKeyNext = false;
    let isBehindValue = true;
    if (byte === QUOTE) at = endOfText(bytes, at + 1);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (depth === DEEPEST) return null;
      const isObject = byte === OPEN_OBJECT;
      keyFrom[depth] = isObject ? 0 : -1;
      keyTo[depth] = 0;
      depth++;
      values++;
      at++;
      isBehindValue = bytes[at] === (isObject ? CLOSE_OBJECT : CLOSE_LIST);
      isKeyNext = isObject && !isBehindValue;
    } else at = byte === MINUS || (byte >= ZERO && byte <= NINE) ? endOfNumber(bytes, at) : endOfWord(bytes, at);
    if (at < 0 || depth === 0) return null;
    // Everything that ends here, and then the next member or element.
    while (isBehindValue) {
      const isObject = keyFrom[depth - 1] !== -1;
      const next = bytes[at++];
      if (next === (isObject ? CLOSE_OBJECT : CLOSE_LIST)) {
        depth--;
        if (depth === 0) return at === bytes.length && values <= MAX_JSON_VALUES ? values : null;
      } else if (next === COMMA) {
        values++;
        isKeyNext = isObject;
        isBehindValue = false;
      } else return null;
    }
    if (!isKeyNext) continue;
    const from = at + 1;
    at = endOfKey(bytes, at, keyFrom[depth - 1] ?? 0, keyTo[depth - 1] ?? 0);
    if (at < 0) return null;
    keyFrom[depth - 1] = from;
    keyTo[depth - 1] = at - 2;
  }
}

/** From behind the opening quote to behind the closing one; -1 when not sure. */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (ENDS_RUN[byte] === 0) continue;
    if (byte === QUOTE) return at + 1;
    // A half character can only be written with `\u`.
    if (byte !== BACKSLASH || ESCAPED[bytes[at + 1] ?? 0] !== 1) return -1;
    at++;
  }
  return -1;
}

/** From the first byte of a number to behind it; -1 when not sure. */
function endOfNumber(bytes: Uint8Array, from: number): number {
  const first = bytes[from] === MINUS ? from + 1 : from;
  let at = first;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[at] ?? 0) at++;
  const digits = at - first;
  // Neither -0 nor 007.
  const isOdd = bytes[first] === ZERO && (digits > 1 || first > from);
  return digits === 0 || digits > MOST_DIGITS || isOdd ? -1 : at;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  const word = ['null', 'true', 'false'].find((one) => one.charCodeAt(0) === bytes[from]) ?? '';
  return word !== '' && isText(bytes, from, word) ? from + word.length : -1;
}

/** From the quote of a key to behind its colon when it comes after the key before; -1 when not sure. */
function endOfKey(bytes: Uint8Array, from: number, lastFrom: number, lastTo: number): number {
  if (bytes[from] !== QUOTE) return -1;
  const start = from + 1;
  // No key before: any is later.
  let isLater = lastTo === 0;
  let isSame = !isLater;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return isLater && bytes[at + 1] === COLON && !isOfLanguage(bytes, start, at) ? at + 2 : -1;
    if (byte < 0x20 || byte === BACKSLASH || byte >= FIRST_OF_OTHER_ORDER) return -1;
    if (!isSame) continue;
    const other = lastFrom + at - start;
    const before = other < lastTo ? (bytes[other] ?? 0) : -1;
    isSame = byte === before;
    isLater = byte > before;
  }
  return -1;
}

const isOfLanguage = (bytes: Uint8Array, start: number, end: number): boolean =>
  LANGUAGE_KEYS.some((key) => key.length === end - start && isText(bytes, start, key));

function isText(bytes: Uint8Array, from: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[from + index] !== text.charCodeAt(index)) return false;
  return true;
}

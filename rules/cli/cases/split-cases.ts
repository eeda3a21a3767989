/**
 * Finds the cases of a case file without reading it as one text: a year of a county is more than a text of JavaScript can
 * hold, and one broken case must not hide the problems of the others. Only brackets, strings and commas are looked at;
 * whether each piece is JSON is for the reader of the piece.
 */
export type CaseSplit = {
  /** The file with its list of cases emptied. */
  readonly envelope: string;
  /** Where each case begins and ends, in bytes, two numbers a case. */
  readonly ends: readonly number[];
  /** The places of cases too deeply nested to be read at all. */
  readonly tooDeep: ReadonlySet<number>;
  /** Whether the same is true of the rest of the file. */
  readonly isTooDeep: boolean;
};

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Twice what any honest file has; up to here the reader of a piece says what is too deep, and where. */
const DEEPEST = 64;
const KEY = [...Buffer.from('"cases"')];

/** The place of the quote that ends a string; the end of the bytes when none does. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

const isBlank = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 0x20) return false;
  return true;
};

/** Splits the bytes of a file, in UTF-8 with or without byte order mark. Never throws. */
export function splitCases(bytes: Buffer): CaseSplit {
  const first = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  const ends: number[] = [];
  const tooDeep = new Set<number>();
  let envelope = '';
  let [kept, depth, isTooDeep, isKey] = [first, 0, false, false];
  /** Where the case being passed over begins; null outside the list of cases. */
  let start: number | null = null;
  for (let at = first; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const from = at;
      at = endOfString(bytes, from);
      if (depth === 1) isKey = KEY.length === at - from + 1 && KEY.every((part, index) => bytes[from + index] === part);
    } else if (byte === OPEN_LIST || byte === OPEN_MAP) {
      if (depth === 1 && isKey && byte === OPEN_LIST) {
        envelope += bytes.toString('utf8', kept, at + 1);
        start = at + 1;
      }
      depth += 1;
      if (depth !== DEEPEST + 1) continue;
      if (start === null) isTooDeep = true;
      else tooDeep.add(ends.length / 2);
    } else if (byte === CLOSE_LIST || byte === CLOSE_MAP) {
      if (depth === 2 && start !== null) {
        if (ends.length > 0 || !isBlank(bytes, start, at)) ends.push(start, at);
        [kept, start] = [at, null];
      }
      depth -= 1;
    } else if (byte === COMMA) {
      if (depth === 1) isKey = false;
      if (depth !== 2 || start === null) continue;
      ends.push(start, at);
      start = at + 1;
    }
  }
  // A case that never ends is left in the rest of the file, however deep it goes.
  if (start !== null && tooDeep.has(ends.length / 2)) isTooDeep = true;
  return { envelope: envelope + bytes.toString('utf8', start ?? kept), ends, tooDeep, isTooDeep };
}

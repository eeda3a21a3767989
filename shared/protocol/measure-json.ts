/** How deep JSON text nests, and how many members and elements it has at most. */
export type JsonMeasure = { readonly depth: number; readonly values: number };

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/**
 * Measures JSON text without parsing it, so that a hostile one can be refused before anything recurses into it or
 * builds millions of objects. `values` counts every `{`, `[` and `,` outside text. Broken JSON gives some measure too.
 */
export function measureJson(bytes: Uint8Array): JsonMeasure {
  let [open, depth, values] = [0, 0, 0];
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA) values++;
    else if (OPENING.includes(byte)) {
      values++;
      open++;
      if (open > depth) depth = open;
    } else if (CLOSING.includes(byte)) open--;
  }
  return { depth, values };
}

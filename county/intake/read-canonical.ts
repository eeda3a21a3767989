import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { MAX_JSON_DEPTH } from '#shared/protocol/limits.ts';

/** What can be wrong with bytes that should be canonical JSON. */
export type CanonicalProblem = 'encoding' | 'depth' | 'json' | 'not_canonical';

export type CanonicalReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: CanonicalProblem };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Deepest nesting of JSON text, counted without parsing it, so that nothing ever recurses into a hostile one. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.has(byte)) {
      depth++;
      if (depth > MAX_JSON_DEPTH) return true;
    } else if (CLOSING.has(byte)) depth--;
  }
  return false;
}

/**
 * Reads canonical JSON: the value is written out again and must give the same bytes, which rules out duplicate keys,
 * fractions, exponents, spaces, other escapes and another order of keys in one comparison.
 */
export function readCanonical(bytes: Uint8Array): CanonicalReading {
  if (isTooDeep(bytes)) return { ok: false, problem: 'depth' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'encoding' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'json' };
  }
  try {
    // What JSON.parse gives is plain JSON; fractions and huge numbers make canonicalJson throw.
    const again = canonicalJson(value as Canonical);
    return again === text ? { ok: true, value } : { ok: false, problem: 'not_canonical' };
  } catch {
    return { ok: false, problem: 'not_canonical' };
  }
}

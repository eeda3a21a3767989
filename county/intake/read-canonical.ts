import { isUtf8, transcode } from 'node:buffer';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from '#shared/protocol/limits.ts';
import { measureJson } from '#shared/protocol/measure-json.ts';
import { scanCanonical } from './scan-canonical.ts';

/** What can be wrong with bytes that should be canonical JSON. */
export type CanonicalProblem = 'depth' | 'values' | 'encoding' | 'json' | 'not_canonical';

export type CanonicalReading =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly values: number;
      /** Proven on the way: nowhere half a character, a key of the language or nesting that any reader minds. */
      readonly isPlain: boolean;
    }
  | { readonly ok: false; readonly problem: CanonicalProblem };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads canonical JSON. Nearly everything that comes is proven canonical by reading its bytes once ({@link scanCanonical}); what that
 * is not sure of goes the long way, which also names what is wrong.
 */
export function readCanonical(bytes: Uint8Array): CanonicalReading {
  const values = scanCanonical(bytes);
  if (values === null || !isUtf8(bytes)) return readSlowly(bytes);
  try {
    // A fifth of what a decoder takes: the bytes were proven a line above, and the result is one copy of memory.
    const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
    return { ok: true, value: JSON.parse(text), values, isPlain: true };
  } catch {
    return readSlowly(bytes);
  }
}

/**
 * The value is written out again and must give the same bytes, which rules out duplicate keys, fractions, exponents, spaces, other
 * escapes and another order of keys in one comparison.
 */
export function readSlowly(bytes: Uint8Array): CanonicalReading {
  const { depth, values } = measureJson(bytes);
  if (depth > MAX_JSON_DEPTH) return { ok: false, problem: 'depth' };
  if (values > MAX_JSON_VALUES) return { ok: false, problem: 'values' };
  let text: string;
  try {
    text = utf8.decode(bytes);
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
    return again === text ? { ok: true, value, values, isPlain: false } : { ok: false, problem: 'not_canonical' };
  } catch {
    return { ok: false, problem: 'not_canonical' };
  }
}

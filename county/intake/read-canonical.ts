import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from '#shared/protocol/limits.ts';
import { measureJson } from '#shared/protocol/measure-json.ts';

/** What can be wrong with bytes that should be canonical JSON. */
export type CanonicalProblem = 'depth' | 'values' | 'encoding' | 'json' | 'not_canonical';

export type CanonicalReading =
  | { readonly ok: true; readonly value: unknown; readonly values: number }
  | { readonly ok: false; readonly problem: CanonicalProblem };

/**
 * Reads canonical JSON: the value is written out again and must give the same bytes, which rules out duplicate keys,
 * fractions, exponents, spaces, other escapes and another order of keys in one comparison.
 */
export function readCanonical(bytes: Uint8Array): CanonicalReading {
  const { depth, values } = measureJson(bytes);
  if (depth > MAX_JSON_DEPTH) return { ok: false, problem: 'depth' };
  if (values > MAX_JSON_VALUES) return { ok: false, problem: 'values' };
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
    return again === text ? { ok: true, value, values } : { ok: false, problem: 'not_canonical' };
  } catch {
    return { ok: false, problem: 'not_canonical' };
  }
}

import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { MAX_BATCH_VALUES, MAX_JSON_DEPTH } from '#shared/protocol/limits.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { measureJson } from '#shared/protocol/measure-json.ts';

/**
 * Reads canonical JSON of the county; undefined when the bytes are anything else. The value is written out again and must
 * give the same bytes, which rules out duplicate keys, fractions, other spellings and another order at once.
 */
export function readCanonical(bytes: Uint8Array): unknown {
  const { depth, values } = measureJson(bytes);
  if (depth > MAX_JSON_DEPTH || values > MAX_BATCH_VALUES) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // What JSON.parse gives is plain JSON; fractions and huge numbers make canonicalJson throw.
    return canonicalJson(value as Canonical) === text && !hasLoneSurrogate(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

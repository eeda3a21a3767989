/** What canonical JSON can carry: whole numbers only, so that no two runtimes write a number differently. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * The one text of a value: keys sorted by UTF-16 code unit, no spaces, undefined members left out, whole numbers only.
 * Hashes, MACs and signatures are taken over its UTF-8 bytes. Throws on anything else, because that is a bug.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`Canonical JSON takes whole numbers only: ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: Canonical) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`Canonical JSON cannot carry a ${typeof value}`);
  const object = value as { readonly [key: string]: Canonical | undefined };
  // Written out in a loop: every row that is read or saved passes here, most of them with a dozen members.
  let text = '';
  for (const key of sorted(Object.keys(object))) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === '' ? '{' : ','}${keyText(key)}${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** What was read from canonical JSON has its keys in order already, and sorting costs more than looking. */
function sorted(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort();
  return keys;
}

/** The names of columns and form fields come again and again; more than these are names that somebody typed. */
const MOST_KEYS = 1000;
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (keyTexts.size < MOST_KEYS) keyTexts.set(key, text);
  return text;
}

import type { PackContent } from '../pack-content.ts';
import { keyName, valueName } from '../words/labels.ts';

/** One value of a pack: where it stands in words, and what it says. */
type Entry = { readonly label: string; readonly text: string };
/** One difference between two packs; null where only one of them has the value. */
export type PackDifference = { readonly label: string; readonly before: string | null; readonly after: string | null };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells an item of a list from the others: its id or key, else its place. */
function itemKey(item: unknown, index: number): readonly [key: string, name: string] {
  const fields = isFields(item) ? item : {};
  const id = fields['id'] ?? fields['key'];
  if (typeof id !== 'string') return [String(index), `第${index + 1}项`];
  return [id, typeof fields['name'] === 'string' ? `“${fields['name']}”` : id];
}

/** Every value of a pack by its place. Lists of plain values are one value; keys of classes go by the class's name. */
function entriesOf(pack: PackContent): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const classNames = new Map(pack.classes.map(({ id, name }) => [id, `“${name}”`]));
  const nameOf = (key: string, parent: string): string =>
    ['terms', 'localTerms'].includes(parent) ? (classNames.get(key) ?? key) : keyName(key);
  const walk = (value: unknown, path: readonly string[], names: readonly string[]): void => {
    if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
      value.forEach((item: unknown, index) => {
        const [key, name] = itemKey(item, index);
        walk(item, [...path, key], [...names, name]);
      });
    } else if (isFields(value)) {
      for (const [key, member] of Object.entries(value)) {
        // The value of a sourced value stands under its own name; id and key are already in the path.
        const isOwn = key === 'value';
        if (member === undefined || key === 'id' || key === 'key' || key === 'format') continue;
        walk(member, [...path, key], isOwn ? names : [...names, nameOf(key, path.at(-1) ?? '')]);
      }
    } else if (!Array.isArray(value) || value.length > 0) {
      entries.set(path.join('/'), { label: names.join(' · '), text: valueName(value) });
    }
  };
  walk(pack, [], []);
  return entries;
}

/** What differs between two packs, in the order of the first, then what only the second has. */
export function comparePacks(before: PackContent, after: PackContent): readonly PackDifference[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const changed = [...old].flatMap(([path, { label, text }]) => {
    const other = now.get(path)?.text ?? null;
    return other === text ? [] : [{ label, before: text, after: other }];
  });
  const added = [...now].flatMap(([path, { label, text }]) =>
    old.has(path) ? [] : [{ label, before: null, after: text }],
  );
  return [...changed, ...added];
}

/** A difference as a line: `改：…：70% → 75%`. */
export function differenceLine({ label, before, after }: PackDifference): string {
  if (before === null) return `增：${label}：${after ?? ''}`;
  return after === null ? `删：${label}：${before}` : `改：${label}：${before} → ${after}`;
}

import type { PackContent } from '../pack-content.ts';
import { keyName, valueName } from '../words/labels.ts';

/** One value of a pack: where it stands in words, what it says, and on what it rests. */
type Entry = { readonly label: string; readonly text: string; readonly basis: string };
/** One difference between two packs; null where only one of them has the value. */
export type PackDifference = { readonly label: string; readonly before: string | null; readonly after: string | null };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSourced = (value: Fields): boolean => ['value', 'article', 'source', 'confirmed'].every((key) => key in value);

/** What tells an item of a list from the others: its id or key, else its place. */
function itemKey(item: unknown, index: number): readonly [key: string, name: string] {
  const fields = isFields(item) ? item : {};
  const id = fields['id'] ?? fields['key'];
  if (typeof id !== 'string') return [String(index), `第${index + 1}项`];
  return [id, typeof fields['name'] === 'string' ? `“${fields['name']}”` : id];
}

/** Every value of a pack by its place. Lists of plain values are one value; a value goes with its article. */
function entriesOf(pack: PackContent): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const classNames = new Map(pack.classes.map(({ id, name }) => [id, `“${name}”`]));
  const nameOf = (key: string, parent: string): string => {
    if (parent === 'terms' || parent === 'localTerms') return classNames.get(key) ?? key;
    if (parent === 'articles') return `“${pack.articles[key]?.citation ?? key}”`;
    return parent === 'sources' ? `“${pack.sources[key]?.title ?? key}”` : keyName(key);
  };
  const citation = (key: unknown): string =>
    typeof key === 'string' ? (pack.articles[key]?.citation ?? key) : String(key);
  const put = (path: readonly string[], names: readonly string[], value: unknown, basis: string): void => {
    entries.set(path.join('/'), { label: names.join(' · '), text: valueName(value), basis });
  };
  const walk = (value: unknown, path: readonly string[], names: readonly string[]): void => {
    if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
      value.forEach((item: unknown, index) => {
        const [key, name] = itemKey(item, index);
        walk(item, [...path, key], [...names, name]);
      });
    } else if (isFields(value) && isSourced(value)) {
      const source = typeof value['source'] === 'string' ? (pack.sources[value['source']]?.title ?? '') : '';
      const confirmed = value['confirmed'] === true ? '' : '，待确认';
      put(path, names, value['value'], `${citation(value['article'])}，据${source}${confirmed}`);
    } else if (isFields(value)) {
      for (const [key, member] of Object.entries(value)) {
        // Id and key are already in the path.
        if (member === undefined || key === 'id' || key === 'key' || key === 'format') continue;
        const text = key === 'article' ? citation(member) : member;
        walk(text, [...path, key], [...names, nameOf(key, path.at(-1) ?? '')]);
      }
    } else if (!Array.isArray(value) || value.length > 0) put(path, names, value, '');
  };
  walk(pack, [], []);
  return entries;
}

const withBasis = ({ text, basis }: Entry): string => (basis === '' ? text : `${text}（${basis}）`);

/** What differs between two packs, in the order of the first, then what only the second has. */
export function comparePacks(before: PackContent, after: PackContent): readonly PackDifference[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const changed = [...old].flatMap(([path, entry]): PackDifference[] => {
    const other = now.get(path);
    const { label } = entry;
    if (other === undefined) return [{ label, before: entry.text, after: null }];
    if (other.basis !== entry.basis) return [{ label, before: withBasis(entry), after: withBasis(other) }];
    return other.text === entry.text ? [] : [{ label, before: entry.text, after: other.text }];
  });
  const added = [...now].flatMap(([path, entry]) =>
    old.has(path) ? [] : [{ label: entry.label, before: null, after: withBasis(entry) }],
  );
  return [...changed, ...added];
}

/** A difference as a line: `改：…：70% → 75%`. */
export function differenceLine({ label, before, after }: PackDifference): string {
  if (before === null) return `增：${label}：${after ?? ''}`;
  return after === null ? `删：${label}：${before}` : `改：${label}：${before} → ${after}`;
}

import { keyName } from './labels.ts';

/** A JSON path as its parts. */
export const partsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

const memberOf = (value: unknown, part: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;

const nameIn = (value: unknown): string | null => {
  const name = memberOf(value, 'name');
  return typeof name === 'string' ? `“${name}”` : null;
};

/** Terms stand under the id of their class. */
const className = (root: unknown, id: string): string | null => {
  const classes = memberOf(root, 'classes');
  const found = Array.isArray(classes) ? classes.find((item: unknown) => memberOf(item, 'id') === id) : undefined;
  return nameIn(found);
};

/**
 * A place in a pack as a reader of the policy calls it: `funds[0].terms.dibao.ratio.value` is
 * `救助项目 · “基本救助” · 公布的标准 · “低保对象” · 比例`. Keys that have no name stand as they are.
 */
export function placeName(root: unknown, path: string): string {
  const names: string[] = [];
  let here: unknown = root;
  let above = '';
  for (const part of partsOf(path)) {
    const next = memberOf(here, part);
    if (Array.isArray(here)) names.push(nameIn(next) ?? `第 ${Number(part) + 1} 项`);
    else if (above === 'terms' || above === 'localTerms') names.push(className(root, part) ?? part);
    else if (part !== 'value') names.push(keyName(part));
    [here, above] = [next, part];
  }
  return names.join(' · ');
}

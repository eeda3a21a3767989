import type { Difference } from '#shared/settlement/compare/difference.ts';

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** A step of the trace is known by what it is about, so that people find it on paper. */
function nameOf(member: unknown, key: string): string {
  if (!isBranch(member)) return key;
  const [visit, layer, step] = ['visit', 'layer', 'step'].map((field): unknown => Reflect.get(member, field));
  if (typeof step === 'string') return `${Number(key) + 1}（${[visit, layer, step].filter(Boolean).join(' ')}）`;
  const id: unknown = Reflect.get(member, 'id');
  return typeof id === 'string' ? id : key;
}

/**
 * Whether two JSON values surely say the same. Nearly every record does, and then no path has to be named. It may say no of values
 * without a difference: of a member that is undefined here and missing there.
 */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isBranch(left) || !isBranch(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSame(Reflect.get(left, key), Reflect.get(right, key)));
}

/** Every leaf that differs between two JSON values, in the order of the first. */
export const findDifferences = (declared: unknown, again: unknown): readonly Difference[] =>
  isSame(declared, again) ? [] : differencesUnder(declared, again, '');

function differencesUnder(declared: unknown, again: unknown, path: string): readonly Difference[] {
  if (!isBranch(declared) || !isBranch(again)) {
    const [left, right] = [textOf(declared), textOf(again)];
    return left === right ? [] : [{ path, declared: left, again: right }];
  }
  const keys = [...new Set([...Object.keys(declared), ...Object.keys(again)])];
  return keys.flatMap((key) => {
    const [left, right]: readonly unknown[] = [Reflect.get(declared, key), Reflect.get(again, key)];
    const name = nameOf(left ?? right, key);
    return differencesUnder(left, right, path === '' ? name : `${path} › ${name}`);
  });
}

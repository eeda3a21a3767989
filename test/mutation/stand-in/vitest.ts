import { AssertionError } from 'node:assert';
import { inspect, isDeepStrictEqual } from 'node:util';

/**
 * What the tests of the rules use of Vitest, in the same process: a mutant is tried in milliseconds. A matcher that is
 * not here makes the first run, without a mutant, fail.
 */
export type Registered = { readonly name: string; readonly run: () => unknown };
/** A `describe` at the top of a file: what stands in it is registered when it is asked for, not before. */
export type Group = { readonly load: () => readonly Registered[] };

const groups: Group[] = [];
let registered: Registered[] | null = null;
const path: string[] = [];

/** The groups of the files loaded since the last call. */
export const takeGroups = (): readonly Group[] => groups.splice(0);

type Body = (...args: readonly unknown[]) => unknown;

/** `$name` from a row that is an object, `%s` and `%j` from one that is a list. */
function nameOf(name: string, row: unknown): string {
  const rest = Array.isArray(row) ? [...(row as unknown[])] : [row];
  return name
    .replace(/%[sjdi]/g, () => String(rest.shift()))
    .replace(/\$(\w+)/g, (_, key: string) => String(Object(row)[key]));
}

const each =
  (add: (name: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of rows)
      add(nameOf(name, row), () => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
  };

function addGroup(name: string, body: Body): void {
  if (registered === null) {
    groups.push({ load: () => collect(() => addGroup(name, body)) });
    return;
  }
  path.push(name);
  body();
  path.pop();
}

function collect(register: () => void): readonly Registered[] {
  const found: Registered[] = [];
  registered = found;
  try {
    register();
  } finally {
    registered = null;
    path.length = 0;
  }
  return found;
}

function addTest(name: string, body: Body): void {
  if (registered === null) groups.push({ load: () => collect(() => addTest(name, body)) });
  else registered.push({ name: [...path, name].join(' › '), run: () => body() });
}

export const describe = Object.assign(addGroup, { each: each(addGroup) });
export const test = Object.assign(addTest, { each: each(addTest) });

/** A value without the keys that are undefined, which `toEqual` does not compare. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item)]),
  );
}

const isWithin = (actual: unknown, expected: unknown): boolean =>
  typeof expected === 'object' && expected !== null && !Array.isArray(expected)
    ? Object.entries(expected).every(([key, item]) => isWithin(Object(actual)[key], item))
    : isDeepStrictEqual(plain(actual), plain(expected));

function isThrown(actual: unknown, expected: unknown): boolean {
  try {
    (actual as () => unknown)();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (expected instanceof RegExp) return expected.test(message);
    return typeof expected === 'string' ? message.includes(expected) : true;
  }
  return false;
}

type Matcher = (actual: unknown, expected: unknown) => boolean;
const ordered =
  (holds: (actual: number, expected: number) => boolean): Matcher =>
  (actual, expected) =>
    typeof actual === 'number' && typeof expected === 'number' && holds(actual, expected);
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isEqual: Matcher = (actual, expected) => isDeepStrictEqual(plain(actual), plain(expected));

const MATCHERS: Readonly<Record<string, Matcher>> = {
  toBe: Object.is,
  toEqual: isEqual,
  toMatchObject: isWithin,
  toBeNull: (actual) => actual === null,
  toBeUndefined: (actual) => actual === undefined,
  toBeGreaterThan: ordered((actual, expected) => actual > expected),
  toBeGreaterThanOrEqual: ordered((actual, expected) => actual >= expected),
  toBeLessThan: ordered((actual, expected) => actual < expected),
  toBeLessThanOrEqual: ordered((actual, expected) => actual <= expected),
  toContain: (actual, expected) =>
    typeof actual === 'string' ? actual.includes(String(expected)) : itemsOf(actual).includes(expected),
  toContainEqual: (actual, expected) => itemsOf(actual).some((item) => isEqual(item, expected)),
  toHaveLength: (actual, expected) => Object(actual).length === expected,
  toHaveProperty: (actual, expected) => Object.hasOwn(Object(actual), String(expected)),
  toMatch: (actual, expected) =>
    expected instanceof RegExp ? expected.test(String(actual)) : String(actual).includes(String(expected)),
  toThrow: isThrown,
};

const matchersFor = (actual: unknown, isNot: boolean): Record<string, (expected?: unknown) => void> =>
  Object.fromEntries(
    Object.entries(MATCHERS).map(([name, matches]) => [
      name,
      (expected?: unknown) => {
        if (matches(actual, expected) !== isNot) return;
        const message = `${isNot ? 'not ' : ''}${name}: ${inspect(actual)}, expected ${inspect(expected)}`;
        throw new AssertionError({ message });
      },
    ]),
  );

export const expect = (actual: unknown, _message?: string) => ({
  ...matchersFor(actual, false),
  not: matchersFor(actual, true),
});

/** Text that is not what its writer writes: another program, another version, or damage. */
export class ShapeError extends Error {}

type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON object; throws `ShapeError` when it is none. */
export function members(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError('Not an object');
  return value as Members; // a non-null object that is no array
}

/** The text under a name. */
export function textOf(from: Members, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new ShapeError(`${name} is not text`);
  return value;
}

/** The whole number under a name. */
export function wholeNumberOf(from: Members, name: string): number {
  const value = from[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new ShapeError(`${name} is no whole number`);
  return value;
}

/** The yes or no under a name. */
export function flagOf(from: Members, name: string): boolean {
  const value = from[name];
  if (typeof value !== 'boolean') throw new ShapeError(`${name} is neither true nor false`);
  return value;
}

/** The list under a name, each item read by `read`. */
export function listOf<T>(from: Members, name: string, read: (item: unknown) => T): readonly T[] {
  const value = from[name];
  if (!Array.isArray(value)) throw new ShapeError(`${name} is no list`);
  return value.map((item: unknown) => read(item));
}

/** The text under a name when it is one of `choices`. */
export function choiceOf<T extends string>(from: Members, name: string, choices: readonly T[]): T {
  const value = textOf(from, name);
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new ShapeError(`${name} is none of ${choices.join(', ')}`);
  return choice;
}

/** Null, or what `read` gives for the member. */
export function nullableOf<T>(from: Members, name: string, read: (from: Members, name: string) => T): T | null {
  return from[name] === null ? null : read(from, name);
}

/** Bytes written as base64. */
export function bytesOf(from: Members, name: string): Buffer {
  const text = textOf(from, name);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new ShapeError(`${name} is not base64`);
  return bytes;
}

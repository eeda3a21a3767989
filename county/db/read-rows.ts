import { type z } from 'zod';

/** Reads rows by a schema; what it does not know is a bug or a damaged table, and is named without the values. */
export const readRows = <T>(schema: z.ZodType<T>, rows: readonly unknown[]): readonly T[] =>
  rows.map((row) => {
    const read = schema.safeParse(row);
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    throw new TypeError(`A row is not as the tables promise: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`);
  });

/** A bigint column comes as text from one driver and as a number from the other; both must be whole and safe. */
export function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A whole number of the tables is too large');
  return value;
}

/** Type number of bigint in PostgreSQL, the same everywhere. */
export const BIGINT_TYPE = 20;

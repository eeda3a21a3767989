import { z } from 'zod';

/**
 * What the input of a local parameter looks like, as the policy pack describes it. A kept value is JSON: an amount is
 * yuan text (`"85.50"`), a ratio text from 0 to 1 (`"0.70"`), fields an object, a table a list of rows.
 */
export type LocalShape =
  | { readonly type: 'amount'; readonly unit: string }
  | { readonly type: 'ratio' }
  | { readonly type: 'fields'; readonly fields: readonly LocalField[] }
  /** One row or more; the column `upTo` ascends and is empty in the last row, and only there. */
  | { readonly type: 'table'; readonly columns: readonly LocalField[] };

/** A named part of a value. */
export type LocalField = {
  readonly key: string;
  readonly label: string;
  readonly shape: LocalShape;
  /** What leaving it out means, in words; null where it must be there once its surroundings are. */
  readonly ifEmpty: string | null;
};

export const localShape: z.ZodType<LocalShape> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('amount'), unit: z.string() }),
    z.strictObject({ type: z.literal('ratio') }),
    z.strictObject({ type: z.literal('fields'), fields: z.array(localField) }),
    z.strictObject({ type: z.literal('table'), columns: z.array(localField) }),
  ]),
);

const localField: z.ZodType<LocalField> = z.strictObject({
  key: z.string(),
  label: z.string(),
  shape: localShape,
  ifEmpty: z.string().nullable(),
});

/** A value as people type it, in the form of its shape: amounts in yuan, ratios in percent. */
export type TypedLocalValue = string | readonly TypedLocalValue[] | { readonly [key: string]: TypedLocalValue };

const MOST_ROWS = 40;

export const typedLocalValue: z.ZodType<TypedLocalValue> = z.lazy(() =>
  z.union([z.string().max(64), z.array(typedLocalValue).max(MOST_ROWS), z.record(z.string().max(64), typedLocalValue)]),
);

/** A value as it is kept and as the rules take it. */
export type LocalJson = string | null | readonly LocalJson[] | { readonly [key: string]: LocalJson };

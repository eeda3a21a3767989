import { z } from 'zod';
import { isCategory, type CategoryId } from './category.ts';
import { VISIT_KINDS, type VisitKind } from './vocabulary.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });
const category = z.custom<CategoryId>((value) => typeof value === 'string' && isCategory(value));
const kind = z.custom<VisitKind>((value) => VISIT_KINDS.some((item) => item === value));

/** What a screen needs to know of a policy pack. Keys of `treatedAs` are categories, its values class ids. */
export const packSummarySchema = z.strictObject({
  id: z.string(),
  hash: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  documentNumber: z.string().nullable(),
  region: z.strictObject({ code: z.string(), slug: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string().nullable(),
  classes: z.array(named.extend({ oneOffMonths: z.int().nullable() })),
  treatedAs: z.record(z.string(), z.string()),
  notAided: z.array(category),
  kinds: z.array(kind),
  funds: z.array(named),
  pools: z.array(named),
  local: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(['money']),
      name: z.string(),
      unit: z.string(),
      meaning: z.string(),
      setBy: z.enum(['county', 'city']),
      article: z.string(),
    }),
  ),
  articles: z.record(z.string(), z.strictObject({ citation: z.string(), passage: z.string() })),
  readings: z.array(z.strictObject({ text: z.string(), article: z.string() })),
  forms: z.strictObject({ settlement: z.string(), application: z.string(), basis: z.string() }),
});
export type PackSummary = z.infer<typeof packSummarySchema>;

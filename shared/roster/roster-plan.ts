import { z } from 'zod';
import { CATEGORY_IDS, type CategoryId } from '../settlement/category.ts';
import { ROSTER_FIELD_IDS, type RosterField } from './roster-columns.ts';

const category = z.custom<CategoryId>((value) => CATEGORY_IDS.some((id) => id === value));
const field = z.custom<RosterField>((value) => ROSTER_FIELD_IDS.some((id) => id === value));

/** What words of the status column mean that are not plain. */
export const statusPlan = z
  .array(z.strictObject({ words: z.string().max(200), meaning: z.enum(['standing', 'ended']) }))
  .max(500);

/** How a list is read, by its headings, so that it can be remembered for the next file of the same list. */
export const rosterPlan = z.strictObject({
  /** Field and the heading of its column; a heading that stands twice means the first. */
  columns: z.array(z.strictObject({ field, heading: z.string().max(200) })).max(ROSTER_FIELD_IDS.length),
  /** What the words of the category column mean; `skip`: such rows are not wanted. */
  categories: z
    .array(z.strictObject({ words: z.string().max(200), category: z.union([category, z.literal('skip')]) }))
    .max(500),
  statuses: statusPlan.default([]),
  /** The identity of everybody in the list; null when a column says it. */
  everybody: category.nullable(),
  mode: z.enum(['whole', 'additions']),
});
export type RosterPlan = z.infer<typeof rosterPlan>;

/** How many rows and people an import came to. `rows` is the sum of added, changed, unchanged, duplicate, refused and ignored. */
export const rosterCounts = z.strictObject({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  ignored: z.number().int(),
  /** Identities that the list showed before and shows no longer. */
  ended: z.number().int(),
  /** People with an identity that stands, before and after. */
  before: z.number().int(),
  after: z.number().int(),
  /** People with an identity that stood before and none that stands after; imports before it was counted say none. */
  lost: z.number().int().default(0),
  /** Rows by whose status an identity ended that stood. */
  stopped: z.number().int().default(0),
});
export type RosterCounts = z.infer<typeof rosterCounts>;

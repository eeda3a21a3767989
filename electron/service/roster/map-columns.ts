import type { RosterMapping } from '#shared/contract/people/roster.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import {
  guessColumns,
  plainHeading,
  ROSTER_FIELD_IDS,
  ROSTER_FIELDS,
  type RosterColumns,
} from '#shared/roster/roster-columns.ts';
import type { RosterPlan } from '#shared/roster/roster-plan.ts';

const asList = (columns: RosterColumns): RosterMapping['columns'] =>
  ROSTER_FIELD_IDS.flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [{ field, column }];
  });

/** Columns by what their headings say. */
export const guessedMapping = (headings: readonly string[]): RosterMapping => ({
  columns: asList(guessColumns(headings)),
  categories: [],
  statuses: [],
  everybody: null,
  mode: 'whole',
});

/** The columns of a plan found again by their headings; null when one of them is no longer there. */
export function rememberedMapping(headings: readonly string[], plan: RosterPlan): RosterMapping | null {
  const plain = headings.map(plainHeading);
  const columns = plan.columns.map(({ field, heading }) => ({ field, column: plain.indexOf(plainHeading(heading)) }));
  if (columns.some(({ column }) => column < 0)) return null;
  const { categories, statuses, everybody } = plan;
  // What a file holds is said anew each time: taking a part of a list for the whole would end everybody else.
  return { columns, categories, statuses, everybody, mode: 'whole' };
}

/** The plan by which the next file of the list can be read. */
export const planOf = (headings: readonly string[], mapping: RosterMapping): RosterPlan => ({
  ...mapping,
  columns: mapping.columns.map(({ field, column }) => ({ field, heading: headings[column] ?? '' })),
});

/** The columns as the reader wants them. ROSTER_NO_COLUMNS while a person cannot be told or the category is open. */
export function readColumns({ columns: list, everybody }: RosterMapping): Result<RosterColumns> {
  const columns: RosterColumns = Object.fromEntries(list.map(({ field, column }) => [field, column]));
  const has = (field: keyof RosterColumns): boolean => columns[field] !== undefined;
  if (!has('name') && !has('headName')) return fail('ROSTER_NO_COLUMNS', { field: ROSTER_FIELDS.name });
  if (!has('idNumber') && !has('headId')) return fail('ROSTER_NO_COLUMNS', { field: ROSTER_FIELDS.idNumber });
  if (!has('category') && everybody === null) return fail('ROSTER_NO_COLUMNS', { field: ROSTER_FIELDS.category });
  return ok(columns);
}

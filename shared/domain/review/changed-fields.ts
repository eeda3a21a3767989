import type { ApplicationForm } from '../application-form.ts';
import { entryOf, type FormField, placeOf } from './form-field.ts';
import { formFields } from './form-fields.ts';

/** A field that reads otherwise than before. */
export type ChangedField = {
  readonly path: string;
  readonly place: string;
  /** Null: there was no such line. */
  readonly before: string | null;
  /** Null: the line was taken out. */
  readonly after: string | null;
  readonly isAmount: boolean;
};

/** A line that is there as a whole, in one sentence: what is filled in of it. */
function wholeEntry(fields: readonly FormField[]): string {
  const worth = fields.filter(({ value }) => value !== '' && value !== '否');
  return worth
    .slice(0, 4)
    .map(({ label, value }) => `${label} ${value}`)
    .join('，');
}

/** The lines that are in `fields` alone, each once, in their order. */
function alone(
  fields: readonly FormField[],
  others: ReadonlySet<string>,
): ReadonlyMap<string, readonly [FormField, ...FormField[]]> {
  const lines = new Map<string, readonly [FormField, ...FormField[]]>();
  for (const field of fields) {
    const entry = entryOf(field.path);
    if (others.has(entry)) continue;
    const line = lines.get(entry);
    lines.set(entry, line === undefined ? [field] : [...line, field]);
  }
  return lines;
}

/** What was changed from one form to the next, field by field; lines that came or went as a whole. */
export function changedFields(before: ApplicationForm, after: ApplicationForm): readonly ChangedField[] {
  const [old, present] = [formFields(before), formFields(after)];
  const values = new Map(old.map((field) => [field.path, field]));
  const [oldEntries, entries] = [old, present].map((fields) => new Set(fields.map(({ path }) => entryOf(path))));
  const paths = new Set(present.map(({ path }) => path));
  const changed = present.flatMap((field): readonly ChangedField[] => {
    const was = values.get(field.path);
    if (was === undefined ? field.value === '' : was.value === field.value) return [];
    if (oldEntries?.has(entryOf(field.path)) !== true) return [];
    return [
      {
        path: field.path,
        place: placeOf(field),
        before: was?.value ?? '',
        after: field.value,
        isAmount: field.isAmount,
      },
    ];
  });
  // A single field can go with its line staying: the aid of a fund that is no longer asked.
  const gone = old.flatMap((field): readonly ChangedField[] =>
    paths.has(field.path) || entries?.has(entryOf(field.path)) !== true || field.value === ''
      ? []
      : [{ path: field.path, place: placeOf(field), before: field.value, after: '', isAmount: field.isAmount }],
  );
  const line = (path: string, group: string): Pick<ChangedField, 'path' | 'place' | 'isAmount'> => ({
    path,
    place: group,
    isAmount: false,
  });
  return [
    ...changed,
    ...gone,
    ...[...alone(present, oldEntries ?? new Set())].map(([path, fields]) => ({
      ...line(path, fields[0].group),
      before: null,
      after: wholeEntry(fields),
    })),
    ...[...alone(old, entries ?? new Set())].map(([path, fields]) => ({
      ...line(path, `原${fields[0].group}`),
      before: wholeEntry(fields),
      after: null,
    })),
  ];
}

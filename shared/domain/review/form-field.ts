/** One field of an application as people read it. */
export type FormField = {
  /** Path in the form, as errors and comments name it. */
  readonly path: string;
  /** What it belongs to: `人员`, `第 2 张票据`. */
  readonly group: string;
  readonly label: string;
  /** In words; amounts in one form, whatever was typed; empty: nothing was typed. */
  readonly value: string;
  readonly isAmount: boolean;
};

/** How a field is called outside its form. */
export const placeOf = ({ group, label }: Pick<FormField, 'group' | 'label'>): string => `${group}·${label}`;

/** Path of the entry a field belongs to (`visits.k1`), or its part of the form (`person`). */
export function entryOf(path: string): string {
  const [head = '', key] = path.split('.');
  const isList = head === 'visits' || head === 'identities' || head === 'openings';
  return isList && key !== undefined ? `${head}.${key}` : head;
}

/**
 * Fields carry `data-path`. The path of a list (`visits`, `openings`) goes to its button for another line, `data-list`,
 * and without one to the first field under it.
 */
export function focusField(root: ParentNode, path: string): boolean {
  const field =
    root.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ??
    root.querySelector<HTMLElement>(`[data-list="${CSS.escape(path)}"]`) ??
    root.querySelector<HTMLElement>(`[data-path^="${CSS.escape(path)}."]`);
  if (field === null) return false;
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Fields, and the buttons that stand in their row (添加票据). */
const FIELDS = '[data-path]:not(:disabled), [data-stop]:not(:disabled)';

/** The field before or after the one with the focus, in the order of the page; null at the end. */
export function neighbourField(root: ParentNode, from: Element, step: 1 | -1): HTMLElement | null {
  const fields = [...root.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => field.offsetParent !== null);
  const at = fields.findIndex((field) => field === from);
  return at === -1 ? null : (fields[at + step] ?? null);
}

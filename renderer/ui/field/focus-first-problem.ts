import type { RefObject } from 'react';

const FIELDS = [
  '[aria-invalid="true"]',
  ...['wrong', 'missing'].map(
    (severity) => `[data-severity='${severity}'] :is(input, select, textarea):not(:disabled)`,
  ),
].join(', ');

/** Puts the cursor into the first field that is wrong or missing, once the problems are drawn. */
export function focusFirstProblem(form: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(FIELDS)?.focus());
}

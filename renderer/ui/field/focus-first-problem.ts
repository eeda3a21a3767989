import type { RefObject } from 'react';

/** Puts the cursor into the first field that has a problem, once the problems are drawn. */
export function focusFirstProblem(form: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

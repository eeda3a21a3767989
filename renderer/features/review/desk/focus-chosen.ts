const CHOSEN = '[role="row"][tabindex="0"]';

/** Puts the cursor on the chosen row; a row scrolled into being exists after the next frame. */
export function focusChosen(list: HTMLElement): void {
  const row = list.querySelector<HTMLElement>(CHOSEN);
  if (row !== null) row.focus();
  else requestAnimationFrame(() => list.querySelector<HTMLElement>(CHOSEN)?.focus());
}

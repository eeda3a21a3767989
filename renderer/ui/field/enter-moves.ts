import type { KeyboardEvent } from 'react';

const FIELDS = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * For `onKeyDown` of a form: Enter goes to the next field, Shift+Enter back; in the last field Enter submits as usual.
 * Buttons, text areas and fields that used the key themselves are left alone.
 */
export function enterMoves(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(FIELDS)].filter(
    // A file chooser is hidden behind its button.
    (field) => field.offsetParent !== null,
  );
  const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type !== 'radio' && next.type !== 'checkbox') next.select();
}

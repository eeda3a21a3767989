/**
 * Keys typed between the order for a new application and the moment its first field has the focus. A card reader types
 * a whole identity number in that time; the digits must not go into whatever had the focus before, nor be lost.
 */
const LONGEST_MS = 5000;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'>;

/** What is held once the key is pressed; null: the key is no typing and goes its own way. Enter ends a field. */
export function holdKey(held: string, { key, ctrlKey, altKey, metaKey, isComposing }: Key): string | null {
  if (ctrlKey || altKey || metaKey || isComposing) return null;
  if (key === 'Enter') return held === '' ? held : `${held}\n`;
  if (key === 'Backspace') return held.slice(0, -1);
  return [...key].length === 1 ? held + key : null;
}

let held = '';
let stop: (() => void) | null = null;

/** Holds typing back from now on, until it is taken or nobody came for it. A second order goes on holding. */
export function holdEarlyKeys(): void {
  if (stop !== null) return;
  const start = performance.now();
  const onKeyDown = (event: KeyboardEvent): void => {
    // Nobody came for them, or the lock came between and asks for its password.
    const isLocked = event.target instanceof HTMLInputElement && event.target.type === 'password';
    if (isLocked || event.timeStamp - start > LONGEST_MS) {
      dropEarlyKeys();
      return;
    }
    const next = holdKey(held, event);
    if (next === null) return;
    held = next;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, true);
  // Whoever points at something else wants to type there.
  window.addEventListener('pointerdown', dropEarlyKeys, true);
  stop = () => {
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('pointerdown', dropEarlyKeys, true);
  };
}

/** What was typed so far, fields ended by line breaks. From now on keys go where the focus is. */
export function takeEarlyKeys(): string {
  const typed = held;
  dropEarlyKeys();
  return typed;
}

/** Keys go where the focus is again; what was held is gone. */
export function dropEarlyKeys(): void {
  stop?.();
  stop = null;
  held = '';
}

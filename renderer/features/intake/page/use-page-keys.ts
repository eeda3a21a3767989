import { type RefObject, useEffect } from 'react';
import { neighbourField } from './focus-field.ts';
import type { PageMoves } from './page-moves.ts';
import { type Section, SECTIONS } from './sections.ts';

type PageKeys = {
  readonly root: RefObject<HTMLElement | null>;
  readonly moves: PageMoves;
  /** The section the clerk works in. */
  readonly active: () => Section;
  /** 受理, 确认测算 or the papers: what Ctrl+Enter does in the last sections. */
  readonly forward: () => void;
  /** Whether what is typed in the field of a path is wrong, not only missing; from then on it is said. */
  readonly isWrong: (path: string) => boolean;
};

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

/** Something over the page (lock, dialog) has the keyboard. */
const isElsewhere = (root: HTMLElement, target: EventTarget | null): boolean =>
  root.closest('[inert]') !== null ||
  (target instanceof Element &&
    target !== document.body &&
    !root.contains(target) &&
    target.closest('[role="dialog"]') !== null);

/** A day that cannot be right keeps the cursor: Enter says why. Shift+Enter and Tab leave it as it is. */
function isHeldByDay({ target, shiftKey }: KeyboardEvent, isWrong: PageKeys['isWrong']): boolean {
  if (shiftKey || !(target instanceof HTMLInputElement) || target.dataset['day'] === undefined) return false;
  return isWrong(target.dataset['path'] ?? '');
}

function pressEnter(event: KeyboardEvent, root: HTMLElement, isWrong: PageKeys['isWrong']): void {
  const { target } = event;
  if (isHeldByDay(event, isWrong)) {
    event.preventDefault();
    return;
  }
  // Enter presses a button; back from it goes as from a field.
  const isBackFromStop = event.shiftKey && target instanceof HTMLButtonElement && target.dataset['stop'] !== undefined;
  if (!(isField(target) || isBackFromStop) || !root.contains(target)) return;
  const group = target.closest('[role="radiogroup"]');
  const field = target.dataset['path'] === undefined && group !== null ? group.querySelector('[data-path]') : target;
  const next = field === null || field === undefined ? null : neighbourField(root, field, event.shiftKey ? -1 : 1);
  if (next === null) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type !== 'radio' && next.type !== 'checkbox') next.select();
}

/** Alt+1…5, Enter, Shift+Enter, Ctrl+Enter and Ctrl+P on the page of an application. */
export function usePageKeys({ root, moves, active, forward, isWrong }: PageKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const page = root.current;
      if (page === null || event.defaultPrevented || event.isComposing || isElsewhere(page, event.target)) return;
      if (event.altKey && !event.ctrlKey && /^[1-5]$/.test(event.key)) {
        const section = SECTIONS[Number(event.key) - 1];
        if (section === undefined) return;
        event.preventDefault();
        moves.goTo(section);
      } else if (event.ctrlKey && event.key.toLowerCase() === 'p') {
        event.preventDefault();
        moves.goTo('papers');
      } else if (event.ctrlKey && event.key === 'Enter') {
        event.preventDefault();
        // Held down, or typed into the search box above: never a step that is not meant.
        if (event.repeat || (isField(event.target) && !page.contains(event.target))) return;
        const section = active();
        if (section === 'settle' || section === 'papers') forward();
        else moves.complete(section);
      } else if (event.key === 'Enter' && !event.altKey) pressEnter(event, page, isWrong);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [root, moves, active, forward, isWrong]);
}

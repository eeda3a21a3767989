import { type FocusEvent, type PointerEvent, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { enterSection } from './folding.ts';
import { focusField } from './focus-field.ts';
import type { IntakeSession } from '../state/intake-session.ts';
import type { PageMoves } from './page-moves.ts';
import { nextSection, type Section, sectionOf, SECTIONS } from './sections.ts';

const isSection = (text: string | undefined): text is Section => SECTIONS.some((section) => section === text);

const sectionAround = (target: EventTarget): Section | null => {
  const name =
    target instanceof Element ? target.closest<HTMLElement>('[data-section]')?.dataset['section'] : undefined;
  return isSection(name) ? name : null;
};

/** Focus inside a section's body; its head only folds and unfolds. */
const isInBody = (target: EventTarget): boolean => target instanceof Element && target.closest('h2') === null;

type PageHandlers = {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onPointerDownCapture: (event: PointerEvent) => void;
  readonly onPointerUpCapture: (event: PointerEvent) => void;
};

/**
 * Moves on the page, and the folding that follows the focus. A section folds only after the pointer was released and what
 * has the focus stays where it was on the screen, so that nothing slips away from under the hand.
 */
export function usePageMoves(
  session: IntakeSession,
  root: RefObject<HTMLElement | null>,
): { readonly moves: PageMoves; readonly handlers: PageHandlers } {
  const pointer = useRef<{ isDown: boolean; entered: Section | null }>({ isDown: false, entered: null });

  return useMemo(() => {
    const enter = (section: Section): void => {
      const scroller = root.current;
      const before = document.activeElement?.getBoundingClientRect().top ?? 0;
      flushSync(() => session.state.update((now) => enterSection(now, section)));
      const after = document.activeElement?.getBoundingClientRect().top ?? 0;
      if (scroller !== null) scroller.scrollTop += after - before;
    };
    const unfold = (section: Section): HTMLElement | null => {
      flushSync(() => session.state.update((now) => enterSection(now, section)));
      return root.current?.querySelector<HTMLElement>(`[data-section="${section}"]`) ?? null;
    };
    const goTo = (section: Section): void => {
      const part = unfold(section);
      if (part === null) return;
      const field =
        part.querySelector<HTMLElement>('[data-path]:not(:disabled, :read-only), [data-first]:not(:disabled)') ??
        part.querySelector<HTMLElement>('[data-entry]:not(:disabled)') ??
        part.querySelector<HTMLElement>('h2 > button');
      part.scrollIntoView({ block: 'start' });
      field?.focus({ preventScroll: section !== 'person' && section !== 'bills' });
    };
    const moves: PageMoves = {
      goTo,
      reveal: (path) => {
        if (path.startsWith('openings')) session.state.update((now) => ({ ...now, areOpeningsShown: true }));
        const part = unfold(sectionOf(path));
        if (part !== null) focusField(part, path);
      },
      complete: (section) => goTo(nextSection(section)),
    };
    const handlers: PageHandlers = {
      onFocus: (event) => {
        const section = sectionAround(event.target);
        if (section === null || section === session.state.get().active || !isInBody(event.target)) return;
        if (pointer.current.isDown) pointer.current.entered = section;
        else queueMicrotask(() => enter(section));
      },
      onPointerDownCapture: () => {
        pointer.current = { isDown: true, entered: null };
      },
      onPointerUpCapture: () => {
        const { entered } = pointer.current;
        pointer.current = { isDown: false, entered: null };
        // After the click that follows, so that it still meets what was pressed.
        if (entered !== null) setTimeout(() => enter(entered));
      },
    };
    return { moves, handlers };
  }, [session, root]);
}

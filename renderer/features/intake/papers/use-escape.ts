import { type RefObject, useEffect } from 'react';

/** Inside these Esc has another meaning: a field takes back its typing, a dialog closes. */
const OWN_ESCAPE = 'input, select, textarea, [role="dialog"]';

/** Esc closes what `frame` holds, as long as nothing lies over it and no field has the key. */
export function useEscape(frame: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented || frame.current?.closest('[inert]') != null) return;
      if (target instanceof Element && target.closest(OWN_ESCAPE) !== null) return;
      event.preventDefault();
      close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [frame, close]);
}

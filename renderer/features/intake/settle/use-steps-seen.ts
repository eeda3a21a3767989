import { type RefObject, useEffect } from 'react';
import { useIntakeSession } from '../state/use-intake.ts';

/** The steps are asked for a little before they come into sight. */
const AHEAD = '400px 0px';

/** Tells the session whether the steps are in sight, so that they are worked out and sent only then. */
export function useStepsSeen(steps: RefObject<HTMLElement | null>): void {
  const session = useIntakeSession();
  useEffect(() => {
    const element = steps.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => session.showSteps(entries.at(-1)?.isIntersecting === true),
      // Hidden in a folded section it never intersects.
      { root: element.closest('[data-scroller]'), rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      session.showSteps(false);
    };
  }, [session, steps]);
}

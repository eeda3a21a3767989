import { useWindowEvent } from '@mantine/hooks';
import { unlessOverlaid } from '../../../frame/covered.ts';
import type { BesideTab, CaseState } from './use-case-state.ts';

const TYPING = 'input, textarea, select, [contenteditable]';
const TABS: Readonly<Record<string, BesideTab>> = {
  Digit1: 'slip',
  Digit2: 'trace',
  Digit3: 'changes',
  Digit4: 'checks',
  Digit5: 'ledger',
};

const isInCase = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-case]') !== null;

type CaseKeysOptions = { readonly state: CaseState; readonly movePart: (by: 1 | -1) => void };

/**
 * [ ] for the bills, 1 to 5 for what stands beside, B to give back, Ctrl+Enter to pass. Passing asks that the cursor is in
 * the case: from the list the same key, pressed again and again, would pass one after the other unseen; there it is answered with the way in.
 */
export function useCaseKeys({ state, movePart }: CaseKeysOptions): void {
  const act = (event: KeyboardEvent): (() => void) | null => {
    const { status } = state.seen.detail;
    if (event.code === 'BracketLeft') return () => movePart(-1);
    if (event.code === 'BracketRight') return () => movePart(1);
    const tab = TABS[event.code];
    if (tab !== undefined) return () => state.show(tab);
    if (event.code === 'KeyB') {
      if (status === 'refusing') return () => state.ask('decline');
      return status === 'reviewed' ? () => state.ask('takeBack') : state.isAllowed ? () => state.ask('return') : null;
    }
    return null;
  };
  useWindowEvent('focusin', ({ target }) => {
    if (isInCase(target)) state.setEarly(false);
  });
  useWindowEvent('keydown', (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
    if (target instanceof Element && target.closest(TYPING) !== null) return;
    unlessOverlaid(() => {
      if (event.ctrlKey) {
        if (event.key !== 'Enter' || event.repeat || state.obstacle !== null || state.asked !== null) return;
        event.preventDefault();
        if (!isInCase(target)) {
          state.setEarly(true);
          return;
        }
        if (state.seen.detail.status === 'settled') void state.steps.approve();
        else if (state.seen.detail.status === 'refusing') void state.steps.confirmRefusal();
        return;
      }
      const step = act(event);
      if (step === null) return;
      event.preventDefault();
      step();
    });
  });
}

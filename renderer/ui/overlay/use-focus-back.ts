import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a form that opens in the place of its own button: when it closes and the cursor goes with it, the cursor stands on
 * the button again, for those who work by keyboard.
 */
export function useFocusBack(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

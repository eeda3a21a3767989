import { useEffect, useRef } from 'react';
import { forgetNotices } from './notify.tsx';

/**
 * While a dialog is open no older sentence lies over it; when it is gone, and the cursor with it, the cursor goes back
 * to what opened it. The Mantine dialog does so only when it stays mounted.
 */
export function useDialogCare(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    forgetNotices();
    const earlier = before.current;
    const opener = document.activeElement;
    before.current = opener;
    return () => {
      // After a lock the dialog opens again from the lock's own page, which is gone then: what opened it first counts.
      const back = opener?.isConnected === true && opener !== document.body ? opener : earlier;
      before.current = back;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
      });
    };
  }, [isOpen]);
}

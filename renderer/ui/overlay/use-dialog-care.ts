import { useEffect, useRef } from 'react';
import { forgetNotices } from './notify.tsx';

/**
 * While a dialog is open no older sentence lies over it; when it is gone, and the cursor with it, the cursor goes back
 * to what opened it. The Mantine dialog does so only when it stays mounted.
 */
export function useDialogCare(isOpen: boolean): void {
  const openedBy = useRef<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    forgetNotices();
    // Open again after the lock there is no cursor anywhere: what opened it first still counts.
    if (document.activeElement !== document.body || openedBy.current === null)
      openedBy.current = document.activeElement;
    const opener = openedBy.current;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, [isOpen]);
}

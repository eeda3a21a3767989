import { useEffect } from 'react';
import { forgetNotices } from './notify.tsx';

/**
 * While a dialog is open no older sentence lies over it; when it is gone, and the cursor with it, the cursor goes back
 * to what opened it. The Mantine dialog does so only when it stays mounted.
 */
export function useDialogCare(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    forgetNotices();
    const opener = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, [isOpen]);
}

import { type RefObject, useEffect, useState } from 'react';
import { HELP_TEXTS } from '../field/help-texts.ts';
import css from './intake.module.css';

type Shown = { readonly help: string; readonly top: number; readonly left: number };

const WIDTH = 320;

/** F1: what the field with the focus is for, right under it. F1 or Esc closes it; so does going on. */
export function FieldHelp({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && shown !== null) {
        event.preventDefault();
        event.stopPropagation();
        setShown(null);
        return;
      }
      if (event.key !== 'F1') return;
      const field = document.activeElement;
      if (!(field instanceof HTMLElement) || root.current?.contains(field) !== true) return;
      const help = field.dataset['help'];
      if (help === undefined || HELP_TEXTS[help] === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const box = field.getBoundingClientRect();
      const isLow = box.bottom > window.innerHeight - 150;
      setShown(
        shown === null
          ? {
              help,
              top: isLow ? box.top - 6 : box.bottom + 6,
              left: Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8)),
            }
          : null,
      );
    };
    const close = (): void => setShown(null);
    // Before the fields: Esc closes the topmost thing only, and that is the help.
    window.addEventListener('keydown', onKeyDown, true);
    if (shown !== null) document.addEventListener('focusin', close);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('focusin', close);
    };
  }, [shown, root]);
  if (shown === null) return null;
  const text = HELP_TEXTS[shown.help];
  const isAbove = shown.top > window.innerHeight - 150;
  return (
    <div
      className={css['help']}
      role="note"
      aria-live="polite"
      data-above={isAbove}
      style={{ top: shown.top, left: shown.left, width: WIDTH }}
    >
      <p className={css['helpTitle']}>{text?.title}</p>
      <p className={css['helpText']}>{text?.text}</p>
    </div>
  );
}

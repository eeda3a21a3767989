import { type KeyboardEvent, useRef, useState } from 'react';
import css from './settings.module.css';

type Mark = { readonly place: string; readonly word: string };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The parts of 设置 by name, always in sight: one place for Tab, ↑↓ between them, Enter goes to the part. */
export function SettingsMarks({ marks }: { readonly marks: readonly Mark[] }) {
  const [at, setAt] = useState(0);
  const nav = useRef<HTMLElement>(null);
  const goTo = (index: number, place: string): void => {
    setAt(index);
    const part = nav.current?.parentElement?.querySelector<HTMLElement>(`[data-place="${place}"]`);
    part?.scrollIntoView({ block: 'start' });
    // Tab goes on inside the part.
    part?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(marks.length - 1, at + step));
    setAt(next);
    nav.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <nav ref={nav} className={css['marks']} aria-label="设置的各部分" onKeyDown={onKeyDown}>
      {marks.map(({ place, word }, index) => (
        <button
          key={place}
          type="button"
          className={css['mark']}
          tabIndex={index === at ? 0 : -1}
          onClick={() => goTo(index, place)}
        >
          {word}
        </button>
      ))}
    </nav>
  );
}

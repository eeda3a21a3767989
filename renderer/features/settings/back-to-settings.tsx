import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { unlessCovered } from '../../frame/covered.ts';
import { WORDS } from '../../text/words.ts';
import css from './settings.module.css';

/** What Esc closes before it leaves a page, and where it is meant for a field. */
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]';
const FIELDS = 'input, textarea, select';

/** `设置 ›` before the title of a page below it; Esc goes back too, unless something that is open wants it. */
export function BackToSettings() {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector(OPEN) !== null) return;
      if (event.target instanceof Element && event.target.matches(FIELDS)) return;
      unlessCovered(() => void navigate({ to: '/settings' }));
    };
    // Before a dialog hears of it: afterwards it would be closed, and the same key would leave the page as well.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [navigate]);
  return (
    <span className={css['back']}>
      <Link to="/settings">{WORDS.settings}</Link> ›{' '}
    </span>
  );
}

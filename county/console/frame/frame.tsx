import { useHotkeys } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import css from '../../../renderer/frame/frame.module.css';
import { KeyHelp } from './key-help.tsx';
import { OutrunBanner } from './outrun-banner.tsx';
import { usePages } from './pages.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, top bar and the page; the keys that work everywhere. */
export function Frame() {
  const navigate = useNavigate();
  const pages = usePages();
  const [isHelp, setHelp] = useState(false);
  useHotkeys(
    [
      ...pages.map(({ to }, index): [string, () => void] => [`alt+${index + 1}`, () => void navigate({ to })]),
      ['F1', () => setHelp((isOpen) => !isOpen && document.querySelector('[role="dialog"]') === null)],
    ],
    [],
  );
  return (
    <div className={css['frame']} data-frame>
      <Rail />
      <TopBar isHelp={isHelp} onHelp={() => setHelp(true)} />
      <main className={css['main']}>
        <OutrunBanner />
        <Outlet />
      </main>
      <KeyHelp isOpen={isHelp} onClose={() => setHelp(false)} />
    </div>
  );
}

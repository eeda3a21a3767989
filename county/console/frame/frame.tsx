import { useHotkeys } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import css from '../../../renderer/frame/frame.module.css';
import { usePages } from './pages.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, top bar and the page; the keys that work everywhere. */
export function Frame() {
  const navigate = useNavigate();
  const pages = usePages();
  useHotkeys(
    pages.map(({ to }, index) => [`alt+${index + 1}`, () => void navigate({ to })]),
    [],
  );
  return (
    <div className={css['frame']}>
      <Rail />
      <TopBar />
      <main className={css['main']}>
        <Outlet />
      </main>
    </div>
  );
}

import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { readOneOf, usePreference } from '../client/preference/use-preference.ts';
import { DiskBanner } from '../features/damage/disk-banner.tsx';
import { ReadOnlyBanner } from '../features/damage/read-only-banner.tsx';
import { unlessOverlaid } from './covered.ts';
import css from './frame.module.css';
import { focusFindBox } from './find/find-box.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top/top-bar.tsx';
import { useIdleLock } from './lock/use-idle-lock.ts';
import { useNoticeCare } from './use-notice-care.ts';
import { useLock } from './lock/use-lock.ts';
import { useNewApplication } from './use-new-application.ts';

const RAILS = ['narrow', 'wide', 'auto'] as const;

/** Rail, top bar and the page; the keys that work everywhere. */
export function Frame() {
  const [choice, setChoice] = usePreference('rail', readOneOf(RAILS), 'auto');
  // At 125 % on a small screen the words would take the table's room.
  const isSmall = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const isNarrow = choice === 'auto' ? isSmall : choice === 'narrow';
  const { create } = useNewApplication();
  const lock = useLock();
  useIdleLock(lock);
  useNoticeCare();
  // The empty list: these keys work inside fields too.
  useHotkeys(
    [
      ['mod+K', () => unlessOverlaid(focusFindBox)],
      ['mod+N', () => unlessOverlaid(create)],
      ['mod+L', lock],
    ],
    [],
  );
  return (
    <div className={css['frame']} data-narrow={isNarrow || undefined}>
      <Rail isNarrow={isNarrow} onToggle={() => setChoice(isNarrow ? 'wide' : 'narrow')} onNew={create} />
      <TopBar onLock={lock} />
      <main className={css['main']}>
        <ReadOnlyBanner onLeave={lock} />
        <DiskBanner />
        <Outlet />
      </main>
    </div>
  );
}

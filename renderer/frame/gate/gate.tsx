import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { assertNever } from '#shared/result.ts';
import { usePreferencesLoaded } from '../../client/preference/use-preference.ts';
import { useServiceState } from '../../client/use-service-state.ts';
import { type OpenSession, SessionContext } from '../../client/use-session.ts';
import { useStatus } from '../../client/use-status.ts';
import { StoppedScreen } from '../../features/session/stopped-screen.tsx';
import { UnlockScreen } from '../../features/session/unlock-screen.tsx';
import { SetupWizard } from '../../features/setup/setup-wizard.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import css from './gate.module.css';
import { markCovered } from '../covered.ts';
import { LostBanner } from './lost-banner.tsx';

/** The lock needs none of the pages, so it does not wait for them: they are read while the password is typed. */
const readPages = () => import('../pages.tsx');
const Pages = lazy(async () => ({ default: (await readPages()).Pages }));

/** A screen that already opened the session and still has to show the recovery code. */
type Held = 'setup' | 'unlock' | null;

/**
 * Decides what the window shows: first run, lock, stop or the frame. Once the frame is there it stays mounted under the
 * lock, with everything typed in it.
 */
export function Gate() {
  const { data, error, refetch } = useStatus();
  const [held, setHeld] = useState<Held>(null);
  const [session, setSession] = useState<OpenSession | null>(null);
  const service = useServiceState(data?.state === 'open');
  if (data?.state === 'open' && held === null && session !== data) setSession(data);
  // The system was locked while the new recovery code was still on the screen: it goes, and may be renewed in 设置.
  const [wasOpen, setWasOpen] = useState(false);
  const [round, setRound] = useState(0);
  if (held !== null && data?.state === 'open' && !wasOpen) setWasOpen(true);
  if (wasOpen && (held === null || data?.state === 'locked')) {
    setWasOpen(false);
    setHeld(null);
    setRound(round + 1);
  }
  const cover = held ?? coverFor(data?.state);
  const isReady = usePreferencesLoaded();
  const lastFocus = useRef<HTMLElement | null>(null);
  useEffect(() => {
    markCovered(cover !== null);
    if (cover === null) lastFocus.current?.focus();
  }, [cover]);
  useEffect(() => {
    requestIdleCallback(() => void readPages());
  }, []);

  if (!isReady) return null;
  if (data === undefined) return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={css['gate']}>
      {service === 'lost' ? <LostBanner /> : null}
      {session === null ? null : (
        <div
          className={css['frame']}
          inert={cover !== null}
          data-covered={cover !== null || undefined}
          onFocus={(event) => {
            lastFocus.current = event.target;
          }}
        >
          <SessionContext value={session}>
            <Suspense>
              <Pages />
            </Suspense>
          </SessionContext>
        </div>
      )}
      {cover === 'setup' ? <SetupWizard onHold={(isHeld) => setHeld(isHeld ? 'setup' : null)} /> : null}
      {cover === 'unlock' ? (
        <UnlockScreen
          key={round}
          locked={data.state === 'locked' ? data : null}
          isAfterRecovery={service === 'recovered'}
          onHold={(isHeld) => setHeld(isHeld ? 'unlock' : null)}
        />
      ) : null}
      {cover === 'stopped' && data.state === 'stopped' ? <StoppedScreen stopped={data} /> : null}
    </div>
  );
}

function coverFor(state: 'fresh' | 'locked' | 'open' | 'stopped' | undefined): 'setup' | 'unlock' | 'stopped' | null {
  switch (state) {
    case undefined:
    case 'open':
      return null;
    case 'fresh':
      return 'setup';
    case 'locked':
      return 'unlock';
    case 'stopped':
      return 'stopped';
    default:
      return assertNever(state);
  }
}

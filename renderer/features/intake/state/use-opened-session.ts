import { startTransition, useCallback, useEffect, useState } from 'react';
import { toDay } from '#shared/day.ts';
import type { AppError } from '#shared/result.ts';
import { useAppEvent } from '../../../client/use-app-event.ts';
import { useSession } from '../../../client/use-session.ts';
import { ask } from './ask.ts';
import { createIntakeSession, type IntakeSession } from './intake-session.ts';
import { keepSession, keptSession } from './session-registry.ts';

type Opened =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'open'; readonly session: IntakeSession };

/** Opens the application of the page: the session that still holds unsaved typing, or what the service has. */
export function useOpenedSession(id: string): { readonly opened: Opened; readonly retry: () => void } {
  const { today } = useSession();
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<Opened>({ state: 'loading' });
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    let isGone = false;
    let letGo: (() => void) | null = null;
    const show = (session: IntakeSession): void => {
      letGo = keepSession(session);
      // The page is large: drawn in pieces, between which keys and the figures of other pages get their turn.
      startTransition(() => setOpened({ state: 'open', session }));
    };
    const kept = keptSession(id);
    if (kept !== null) show(kept);
    else {
      setOpened({ state: 'loading' });
      void ask('application/get', { id }).then((result) => {
        if (isGone) return;
        if (result.ok) show(keptSession(id) ?? createIntakeSession(ask, result.value, toDay(today)));
        else setOpened({ state: 'failed', error: result.error });
      });
    }
    return () => {
      isGone = true;
      letGo?.();
    };
  }, [id, today, attempt]);

  useAppEvent('session/changed', ({ state }) => {
    if (state === 'open' && opened.state === 'failed') retry();
  });
  return { opened, retry };
}

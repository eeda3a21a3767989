import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading } from '../../../renderer/ui/page/loading.tsx';
import type { SignedInView } from '../api/views.ts';
import { leavePage } from '../client/leave-page.ts';
import { SignedInProvider, useSessionView } from '../client/use-session.ts';
import { ChoosePassword } from '../features/session/choose-password.tsx';
import { SignInScreen } from '../features/session/sign-in-screen.tsx';
import { router } from '../router.tsx';
import { ErrorState } from '../ui/error-state.tsx';

/** Sign-in, then the pages. When a session runs out the pages stay under the sign-in, and with them what was typed. */
export function Gate() {
  const query = useSessionView();
  const [last, setLast] = useState<SignedInView | null>(null);
  const session = query.data;
  const now = session?.isSignedIn === true ? session : null;
  if (now !== null && now !== last) setLast(now);
  const user = now?.user ?? null;
  const [before, setBefore] = useState<string | null>(null);
  useEffect(() => {
    if (user === null || user === before) return;
    if (before === null) setBefore(user);
    else leavePage();
  }, [user, before]);
  if (session === undefined)
    return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Loading />;
  if (now?.mustChoose === true) return <ChoosePassword signedIn={now} />;
  // Under the sign-in: whoever was here last, until somebody else comes.
  const shown = now ?? last;
  return (
    <>
      {shown === null || shown.mustChoose || (user !== null && before !== null && user !== before) ? null : (
        <SignedInProvider value={shown}>
          <div inert={now === null} style={{ height: '100%' }} hidden={now === null}>
            <RouterProvider key={shown.user} router={router} />
          </div>
        </SignedInProvider>
      )}
      {now === null ? <SignInScreen place={session} isOver={last !== null} lastUser={last?.user ?? ''} /> : null}
    </>
  );
}

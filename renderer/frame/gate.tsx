import { RouterProvider } from '@tanstack/react-router';
import { SessionContext } from '../client/use-session.ts';
import { useStatus } from '../client/use-status.ts';
import { router } from '../router.tsx';

/** Decides what the window shows: first run, lock, stop or the frame. */
export function Gate() {
  const { data } = useStatus();
  if (data?.state !== 'open') return null;
  return (
    <SessionContext value={data}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}

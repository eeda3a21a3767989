import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../client/use-session.ts';
import { router } from '../router.tsx';

/** Everything behind the lock; a script of its own. Somebody else who logs in begins at the desk, with nothing of before. */
export function Pages() {
  const { user } = useSession();
  const [owner, setOwner] = useState(user.id);
  const client = useQueryClient();
  useEffect(() => {
    if (owner === user.id) return;
    // Nor is anything asked of them that was left open by whoever was here before.
    void router.navigate({ to: '/', ignoreBlocker: true }).then(() => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app/status', type: 'inactive' });
      setOwner(user.id);
    });
  }, [client, owner, user.id]);
  // Hidden, not taken away: without its provider the router would never arrive.
  return (
    <div style={{ display: owner === user.id ? 'contents' : 'none' }}>
      <RouterProvider router={router} />
    </div>
  );
}

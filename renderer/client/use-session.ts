import { createContext, use } from 'react';
import type { AppStatus } from '#shared/contract/access/session.ts';

/** An unlocked window: station, user, today, version. */
export type OpenSession = Extract<AppStatus, { readonly state: 'open' }>;

/** Given by the gate to everything inside the frame. */
export const SessionContext = createContext<OpenSession | null>(null);

/** The session of the page. Under the lock the page stays mounted and keeps the one it had. */
export function useSession(): OpenSession {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession outside the frame');
  return session;
}

import { listen } from '../../../client/invoke.ts';
import type { IntakeSession } from './intake-session.ts';

/**
 * Sessions in use, by application. A page that goes away (another page, the lock screen) leaves its session here until
 * everything typed is on disk, and finds it again when it comes back.
 */
const kept = new Map<string, { readonly session: IntakeSession; pages: number }>();

/** The session that an open page or unsaved typing keeps for an application. */
export const keptSession = (id: string): IntakeSession | null => kept.get(id)?.session ?? null;

async function letGo(session: IntakeSession): Promise<void> {
  const result = await session.autosave.flush();
  const entry = kept.get(session.id);
  // Refused: it stays here and goes on trying by itself.
  if (entry?.session !== session || entry.pages > 0 || !result.ok || session.autosave.hasUnsaved()) return;
  kept.delete(session.id);
}

/** Puts everything that is typed anywhere on disk; what is refused stays and goes on trying by itself. */
export const saveAll = async (): Promise<void> =>
  void (await Promise.all([...kept.values()].map(({ session }) => session.autosave.flush())));

/** Keeps a session while its page is open; the function it returns lets go of it once everything typed is on disk. */
export function keepSession(session: IntakeSession): () => void {
  const entry = kept.get(session.id) ?? { session, pages: 0 };
  entry.pages += 1;
  kept.set(session.id, entry);
  const saveNow = (): void => void session.autosave.flush();
  const wake = (): void => session.wake();
  const stops = [
    listen('service-back', wake),
    listen('session/changed', ({ state }) => {
      if (state === 'open') wake();
    }),
  ];
  window.addEventListener('blur', saveNow);
  window.addEventListener('pagehide', saveNow);
  document.addEventListener('visibilitychange', saveNow);
  return () => {
    window.removeEventListener('blur', saveNow);
    window.removeEventListener('pagehide', saveNow);
    document.removeEventListener('visibilitychange', saveNow);
    for (const stop of stops) stop();
    entry.pages -= 1;
    void letGo(session);
  };
}

/** How often it is asked, and how many questions it may leave without an answer before a person is asked. */
export type Patience = { readonly everyMs: number; readonly unanswered: number };

/** 20 seconds: far longer than a piece of usual work, shorter than a clerk waits before pulling the plug. */
export const PATIENCE: Patience = { everyMs: 5_000, unanswered: 4 };

/**
 * Asks a process again and again whether it still works: one that died is told by its end, one that stands still by nothing.
 * It counts its own ticks and not the time, so that a PC that slept is not taken for silence. `ask` gives false
 * when there is nobody to ask; `onSilent` comes once per silence, `onOver` when it ends. Gives what is to be called when it answered, or when another process took its place.
 */
export function watchPulse(
  { everyMs, unanswered }: Patience,
  on: { readonly ask: () => boolean; readonly onSilent: () => void; readonly onOver: () => void },
): () => void {
  let ticks = 0;
  setInterval(() => {
    if (ticks === 0 && !on.ask()) return;
    if (ticks === unanswered) on.onSilent();
    ticks += 1;
  }, everyMs).unref();
  return () => {
    if (ticks > unanswered) on.onOver();
    ticks = 0;
  };
}

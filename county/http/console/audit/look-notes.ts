import type { RecordRef } from '../../../books/events.ts';

/** Looks of one person at one case, or one paper of it, that follow each other this closely are one. */
const ONE_LOOK_MS = 10 * 60_000;
const MOST_KEPT = 10_000;

/** Says whether a look is a new one. Each node of a county counts for itself. */
export function lookNotes(): (user: string, seen: RecordRef & { readonly paper?: string }, nowMs: number) => boolean {
  const seen = new Map<string, number>();
  return (user, { batch, place, paper = '' }, nowMs) => {
    const key = `${user}/${batch}/${place}/${paper}`;
    const before = seen.get(key);
    if (before !== undefined && nowMs - before < ONE_LOOK_MS) return false;
    if (seen.size >= MOST_KEPT) seen.clear();
    seen.set(key, nowMs);
    return true;
  };
}

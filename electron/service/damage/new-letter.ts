import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';
import { formerLetters } from './former-letters.ts';
import { type Station, writeStation } from '../session/station.ts';

/**
 * Data that was moved to a new PC takes that PC's letter with the first log-in: two PCs under one letter would give the
 * same application numbers. Numbers already given stay.
 */
export function takeNewLetter(store: Store, actor: Actor, station: Station): Station {
  const letter = store.backup.restores().findLast((restore) => restore.letter !== null)?.letter ?? null;
  if (letter === null || letter === station.pcLetter) return station;
  const renamed = { ...station, pcLetter: letter };
  const moved = { ...renamed, formerLetters: formerLetters(store, renamed) };
  writeStation(store, actor, moved, `迁到新电脑，字母由 ${station.pcLetter} 改为 ${letter}`);
  return moved;
}

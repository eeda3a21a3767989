import { LONGEST_IDLE_MINUTES } from '#shared/contract/access/session.ts';
import type { Store } from '../../../store/store.ts';
import type { Actor } from '../../../store/store-env.ts';

const IDLE_MINUTES = 'idle-minutes';

/** Minutes without key or pointer after which the window locks; ten unless an administrator chose fewer. */
export function idleMinutes(store: Store): number {
  const kept = Number(store.setting.get(IDLE_MINUTES) ?? LONGEST_IDLE_MINUTES);
  return Number.isInteger(kept) && kept >= 1 && kept <= LONGEST_IDLE_MINUTES ? kept : LONGEST_IDLE_MINUTES;
}

export const writeIdleMinutes = (store: Store, actor: Actor, minutes: number): void =>
  store.setting.set(actor, IDLE_MINUTES, String(minutes), `${idleMinutes(store)} 分钟 → ${minutes} 分钟`);

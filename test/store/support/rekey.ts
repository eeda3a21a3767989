import { randomBytes } from 'node:crypto';
import type { MoveOutcome, MoveProgress } from '../../../electron/store/rekey/move-outcome.ts';
import { replaceDataKey } from '../../../electron/store/rekey/replace-data-key.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { ACTOR } from './test-env.ts';

/** Turns to a new data key, which nobody has under a password, and gives it. */
export function newDataKey({ env, vault }: { readonly env: StoreEnv; readonly vault: Vault }): Buffer {
  const dataKey = randomBytes(32);
  replaceDataKey(env, vault, Buffer.from(dataKey), []);
  return dataKey;
}

/** Moves rows, some at a time; the clock makes every slice end after a few of them. */
export function moving(store: Store): Generator<MoveProgress, MoveOutcome, undefined> {
  let now = 0;
  return store.rekey.move(ACTOR, () => (now += 3));
}

/** Moves every row. */
export function moveAll(store: Store): MoveOutcome {
  const steps = moving(store);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

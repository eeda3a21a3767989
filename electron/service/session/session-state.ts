import { type AppError, ok } from '#shared/result.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Vault } from '../../store/vault/vault.ts';
import { vaultState } from '../../store/vault/vault-state.ts';
import { guarded } from './guarded.ts';
import type { Station } from './station.ts';

/** An unlocked session: keys, data, and who is at the desk. */
export type Open = {
  readonly vault: Vault;
  readonly store: Store;
  readonly station: Station;
  readonly actor: Actor;
  /** What is wrong with the data, when it was opened for reading alone. */
  readonly readOnly?: AppError;
};

export type SessionState =
  | { readonly state: 'fresh' }
  | {
      readonly state: 'locked';
      readonly townshipName: string;
      readonly users: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly state: 'open'; readonly open: Open }
  | { readonly state: 'stopped'; readonly error: AppError };

/** What the profile folder says while nobody is logged in. */
export function restingState(dataDir: string): SessionState {
  const found = guarded(() => ok(vaultState(dataDir)));
  if (!found.ok) return { state: 'stopped', error: found.error };
  switch (found.value.state) {
    case 'none':
      return { state: 'fresh' };
    case 'present':
      return { state: 'locked', townshipName: found.value.townshipName, users: found.value.users };
    case 'damaged':
      return { state: 'stopped', error: { code: 'KEYS_DAMAGED' } };
  }
}

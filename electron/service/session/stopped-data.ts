import { type AppError, fail, ok, type Result } from '#shared/result.ts';
import { openForReading } from '../../store/damage/open-for-reading.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import { openVault } from '../../store/vault/open-vault.ts';
import { recoverVault } from '../../store/vault/recover-vault.ts';
import { readRecoveryCode } from '../../store/vault/recovery-code.ts';
import type { Vault } from '../../store/vault/vault.ts';
import { guarded } from './guarded.ts';
import type { KeyTries } from './key-tries.ts';
import type { Open } from './session-state.ts';
import { readStation } from './station.ts';

/** Whose keys, and the folder they lie in: the profile, or where those of a backup were put. */
export type KeysPlace = { readonly folder: string; readonly userId: string; readonly password: string };

/**
 * Opens a key file by the password, or by the recovery code typed in its place. The code is not spent by that: nothing is
 * written, and it is asked for once more at the lock, where it gives a new password.
 */
async function openKeys(env: StoreEnv, userId: string, secret: string): Promise<Result<Vault>> {
  if (readRecoveryCode(secret) === null) return openVault(env, userId, secret);
  const recovered = await recoverVault(env, userId, secret, env.newId());
  return recovered.ok ? ok(recovered.value.vault) : recovered;
}

/**
 * Opens keys behind the waiting gate, works with them, and closes them again. WRONG_PASSWORD, WRONG_RECOVERY_CODE,
 * WAIT_BEFORE_RETRY.
 */
export async function withKeys<T>(
  env: StoreEnv,
  tries: KeyTries,
  { folder, userId, password }: KeysPlace,
  work: (vault: Vault) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await tries.attempt('restore', () => openKeys({ ...env, dataDir: folder }, userId, password));
  if (!opened.ok) return opened;
  const vault = opened.value;
  try {
    return await work(vault);
  } finally {
    vault.close();
  }
}

/** Opens what stopped the app, for reading alone; `error` is what stopped it. */
export async function readStopped(
  env: StoreEnv,
  tries: KeyTries,
  userId: string,
  password: string,
  error: AppError,
): Promise<Result<Open>> {
  const tried = await tries.attempt(userId, () => openVault(env, userId, password));
  if (!tried.ok) return tried;
  const vault = tried.value;
  const opened = guarded(() => {
    const store = openForReading(env, vault);
    if (!store.ok) return store;
    const station = guarded(() => ok(readStation(store.value)));
    if (station.ok && station.value !== null) {
      const actor = { userId: vault.userId, userName: vault.userName };
      return ok({ vault, store: store.value, station: station.value, actor, readOnly: error });
    }
    store.value.close();
    return station.ok ? fail('STORE_CORRUPT') : station;
  });
  if (!opened.ok) vault.close();
  return opened;
}

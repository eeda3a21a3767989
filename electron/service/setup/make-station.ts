import type { CountyKey } from '#shared/protocol/county-key.ts';
import { ok, type Result } from '#shared/result.ts';
import { openStore } from '../../store/open-store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import { addCountyEscrow } from '../../store/vault/county-escrow.ts';
import { createVault } from '../../store/vault/create-vault.ts';
import { readyCountyUnlock } from '../../store/vault/unlock/once.ts';
import type { Open } from '../session/session-state.ts';
import { type Station, writeCountyKey, writeStation } from '../session/station.ts';
import { beginSetUp, endSetUp, putUnfinishedSetUpAside } from './set-up-marker.ts';

/** What the first run asks for. */
export type NewStation = {
  readonly station: Omit<Station, 'county' | 'singlePerson' | 'formerLetters'>;
  readonly userName: string;
  readonly password: string;
  readonly county: { readonly key: CountyKey; readonly text: string } | null;
};

/**
 * The first run: keys, an empty store, the station in it. It is made whole or put aside. The recovery code is given here
 * and never again. DISK_FULL, STORE_READ_ONLY, STORE_IO and what opening a store fails with.
 */
export async function makeStation(
  env: StoreEnv,
  { station, userName, password, county }: NewStation,
): Promise<Result<{ readonly open: Open; readonly recoveryCode: string }>> {
  let close = (): void => undefined;
  let isMade = false;
  try {
    beginSetUp(env.dataDir);
    const { townshipName } = station;
    const { vault, recoveryCode } = await createVault(env, { userId: env.newId(), userName, townshipName, password });
    close = vault.close;
    const opened = openStore(env, vault);
    if (!opened.ok) return opened;
    const store = opened.value;
    close = () => {
      store.close();
      vault.close();
    };
    const actor = { userId: vault.userId, userName };
    writeStation(store, actor, station);
    if (county !== null) {
      addCountyEscrow(env, vault, county.key.box, county.key.keyId);
      readyCountyUnlock(env, vault, county.key);
      writeCountyKey(store, actor, county.text);
    }
    endSetUp(env.dataDir);
    isMade = true;
    const made = { ...station, county: county?.key ?? null, singlePerson: null, formerLetters: [] };
    return ok({ open: { vault, store, station: made, actor }, recoveryCode });
  } catch (thrown) {
    if (thrown instanceof StoreError) return { ok: false, error: thrown.error };
    throw thrown;
  } finally {
    if (!isMade) {
      close();
      putUnfinishedSetUpAside(env.dataDir, env.newId());
    }
  }
}

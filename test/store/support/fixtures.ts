import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Result } from '#shared/result.ts';
import type { Migration } from '../../../electron/store/db/migrate.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { makeKeys, newSeeds, type Seeds, vaultOfSeeds } from './keys.ts';
import { type TestEnv, testEnv, valueOf } from './test-env.ts';

/** Runs after the test, last come first served. */
export const afterTest = (leave: () => void): void => onTestFinished(leave);

/** A folder of its own, removed after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aid-store-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** New keys, open until the test ends. */
export function quickVault(env: StoreEnv, seeds: Seeds = newSeeds()): Vault {
  makeKeys(env, seeds);
  const vault = vaultOfSeeds(env, seeds);
  afterTest(() => vault.close());
  return vault;
}

export type Opened = {
  readonly env: TestEnv;
  readonly vault: Vault;
  readonly store: Store;
  /** Closes the store and opens it again with the same keys. */
  readonly reopen: (migrations?: readonly Migration[]) => Result<Store>;
};

/** A new folder with keys and an open store. */
export function freshStore(): Opened {
  const env = testEnv(freshFolder());
  return openIn(env, quickVault(env));
}

/** Opens the store of a folder; it is closed after the test. */
export function openIn(env: TestEnv, vault: Vault): Opened {
  const store = valueOf(openStore(env, vault));
  let current = store;
  afterTest(() => current.close());
  return {
    env,
    vault,
    store,
    reopen: (migrations) => {
      current.close();
      const opened = migrations === undefined ? openStore(env, vault) : openStore(env, vault, migrations);
      if (opened.ok) current = opened.value;
      return opened;
    },
  };
}

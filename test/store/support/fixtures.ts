import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Result } from '#shared/result.ts';
import type { Migration } from '../../../electron/store/db/migrate.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { Actor, StoreEnv } from '../../../electron/store/store-env.ts';
import { SUITE } from '../../../electron/store/suite/suites.ts';
import type { KeysContent } from '../../../electron/store/vault/keys-content.ts';
import { keysMac, writeKeys } from '../../../electron/store/vault/keys-file.ts';
import { assembleVault, deviceKeyBinding, type Vault } from '../../../electron/store/vault/vault.ts';

export const ACTOR: Actor = { userId: 'user-1', userName: '王经办' };
export const PASSWORD = '窗口 测试 口令 2023';

const leftovers: (() => void)[] = [];
afterEach(() => {
  for (const leave of leftovers.splice(0).reverse()) leave();
});
/** Runs after the test, last come first served. */
export const afterTest = (leave: () => void): void => {
  leftovers.push(leave);
};

/** A folder of its own, removed after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aid-store-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Clock and ids that count up; `setNow` moves the clock. */
export function testEnv(dataDir: string, start = 0): StoreEnv & { readonly setNow: (instant: string) => void } {
  let count = start;
  let now = '2023-06-15T09:00:00+08:00';
  return {
    dataDir,
    sqliteBinding: process.env['AID_SQLITE_BINDING'] ?? '',
    now: () => now,
    setNow: (instant) => {
      now = instant;
    },
    newId: () => {
      count += 1;
      return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    },
  };
}

/** The value of a success; the code of a failure makes the test fail readably. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Failed with ${result.error.code} ${JSON.stringify(result.error.detail)}`);
  return result.value;
}

/** The code a call fails with, as a result or as a thrown fault; 'ok' when it does not fail. */
export function codeOf(work: () => unknown): string {
  try {
    const result = work();
    const isFailure = typeof result === 'object' && result !== null && 'error' in result;
    return isFailure ? (result.error as { readonly code: string }).code : 'ok'; // what a failed Result carries
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'error' in cause) return (cause.error as { code: string }).code;
    throw cause;
  }
}

export type Opened = {
  readonly env: ReturnType<typeof testEnv>;
  readonly vault: Vault;
  readonly store: Store;
  /** Closes the store and opens it again with the same keys. */
  readonly reopen: (migrations?: readonly Migration[]) => Result<Store>;
};

/** New keys without a password: the slow key derivation is what the vault's own tests are about. */
export function quickVault(env: StoreEnv): Vault {
  const binding = { device: env.newId(), epoch: 1 };
  const [dataKey, userSeed, deviceSeed] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const user = { id: ACTOR.userId, name: ACTOR.userName, publicKeys: [SUITE.signingKey(userSeed).publicKey] };
  const { publicKey } = SUITE.signingKey(deviceSeed);
  const content: KeysContent = {
    generation: 1,
    ...binding,
    alg: SUITE.name,
    townshipName: '东风镇',
    users: [user],
    deviceKey: { publicKey, ...SUITE.seal(dataKey, deviceKeyBinding(binding), deviceSeed) },
    wraps: [],
    recoveryConfirmed: false,
    storeMade: false,
  };
  const mac = keysMac(SUITE, dataKey, content);
  writeKeys(env.dataDir, content, mac);
  const vault = assembleVault(SUITE, content, mac, user, { dataKey, userSeed });
  if (vault === null) throw new Error('The keys do not open');
  afterTest(() => vault.close());
  return vault;
}

/** A new folder with keys and an open store. */
export function freshStore(): Opened {
  const env = testEnv(freshFolder());
  return openIn(env, quickVault(env));
}

/** Opens the store of a folder; it is closed after the test. */
export function openIn(env: ReturnType<typeof testEnv>, vault: Vault): Opened {
  let store = valueOf(openStore(env, vault));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) store.close();
    isOpen = false;
  };
  afterTest(close);
  return {
    env,
    vault,
    store: new Proxy(store, { get: (_, name: keyof Store) => (name === 'close' ? close : store[name]) }),
    reopen: (migrations) => {
      close();
      const opened = migrations === undefined ? openStore(env, vault) : openStore(env, vault, migrations);
      if (opened.ok) {
        store = opened.value;
        isOpen = true;
      }
      return opened;
    },
  };
}

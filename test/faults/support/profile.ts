import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { makeKeys, newSeeds, type Seeds, vaultOfSeeds } from '../../store/support/keys.ts';
import { testEnv, valueOf } from '../../store/support/test-env.ts';

/** A profile folder and what opens it without the slow password. */
export type Profile = { readonly dataDir: string; readonly seeds: Seeds };

/** Ids of this process; those of a child count from its seed. */
const OWN_IDS = 900_000_000_000;

/** Makes an empty profile. */
export function newProfile(dataDir: string): Profile {
  const env = testEnv(dataDir, OWN_IDS);
  const seeds = newSeeds();
  makeKeys(env, seeds);
  const profile = { dataDir, seeds };
  withStore(profile, () => undefined);
  return profile;
}

/** Opens the store as the app does, and closes it. Throws when it does not open. */
export function withStore<T>({ dataDir, seeds }: Profile, work: (store: Store) => T): T {
  const env = testEnv(dataDir, OWN_IDS);
  const vault = vaultOfSeeds(env, seeds);
  try {
    const store = valueOf(openStore(env, vault));
    try {
      return work(store);
    } finally {
      store.close();
    }
  } finally {
    vault.close();
  }
}

/** What SQLite says of the closed database, page by page; `ok` when nothing is wrong. */
export function integrityOf(dataDir: string): string {
  const nativeBinding = process.env['AID_SQLITE_BINDING'] ?? '';
  const db = new Sqlite(join(dataDir, 'app.db'), { nativeBinding, readonly: true });
  try {
    return String(db.pragma('integrity_check', { simple: true }));
  } catch (cause) {
    // Damage so bad that the check itself cannot go on is found all the same.
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_CORRUPT')) return cause.message;
    throw cause;
  } finally {
    db.close();
  }
}

export const seedArguments = ({ dataDir, seeds }: Profile): readonly string[] => [
  dataDir,
  seeds.dataKey.toString('hex'),
  seeds.userSeed.toString('hex'),
];

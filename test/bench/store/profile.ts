import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePack } from '#rules';
import { createClock, createIds } from '../../../electron/service/context.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { vaultState } from '../../../electron/store/vault/vault-state.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { openWindow, setUp, type Window } from '../../service/support/window.ts';
import { STATION } from '../../support/invented-case.ts';

/** Beside the profile: the plain database, and what the loading of both took. */
export const PLAIN = 'plain.db';
export const LOADED = 'loaded.json';

/** Where the data of so many people lies, or what is measured apart. */
export const folderOf = (people: number | 'chain'): string =>
  resolve('node_modules/.cache/aid-window/bench', `store-${people}`);

/** A profile of the bench with a clock that runs. */
export type StoreProfile = {
  readonly dataDir: string;
  readonly packsDir: string;
  readonly env: StoreEnv;
};

export function storeProfile(folder: string): StoreProfile {
  const clock = createClock();
  const [dataDir, packsDir] = [join(folder, 'data'), join(folder, 'packs')];
  const sqliteBinding = process.env['AID_SQLITE_BINDING'] ?? '';
  return { dataDir, packsDir, env: { dataDir, sqliteBinding, now: clock.now, newId: createIds(clock) } };
}

/** A service as main starts it, with its window's end of the line. */
export const openService = ({ dataDir, packsDir }: StoreProfile): Window =>
  openWindow(dataDir, packsDir, { ...createClock(), pass: () => undefined });

/** A station that was set up and never used. */
export async function makeStoreProfile(folder: string): Promise<StoreProfile> {
  rmSync(folder, { recursive: true, force: true });
  const profile = storeProfile(folder);
  mkdirSync(profile.packsDir, { recursive: true });
  mkdirSync(profile.dataDir, { recursive: true });
  writeFileSync(join(profile.packsDir, 'benxi-2023.json'), compilePack(BENXI));
  const window = openService(profile);
  await setUp(window);
  await window.close();
  return profile;
}

/** The keys of the profile's only user. */
export async function openKeys({ env }: StoreProfile): Promise<Vault> {
  const found = vaultState(env.dataDir);
  const userId = found.state === 'present' ? (found.users[0]?.id ?? '') : '';
  const opened = await openVault(env, userId, STATION.password);
  if (!opened.ok) throw new Error(`The keys do not open: ${opened.error.code}`);
  return opened.value;
}

export const megabytes = (path: string): number => statSync(path).size / 2 ** 20;

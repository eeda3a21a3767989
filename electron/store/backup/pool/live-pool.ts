import { existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder, syncFolder } from '../../files/durable-file.ts';
import { isNeverSealed } from '../../files/never-sealed.ts';
import type { StoreEnv } from '../../store-env.ts';
import type { Vault } from '../../vault/vault.ts';
import { bringFiles, livePaths, type PoolFile, poolFileAt, sizeOf } from './backup-pool.ts';
import type { OnBytes } from '../format/part-stream.ts';
import { isNamedFile, type NamedFile } from './named-files.ts';

export type LivePool = {
  /** What belongs to the data, as it should be. */
  readonly files: readonly PoolFile[];
  /** Files that are gone or damaged here and lie whole in no pool. */
  readonly wrong: readonly string[];
};

type Looking = {
  readonly env: StoreEnv;
  readonly vault: Vault;
  /** Folders where earlier backups keep these files. */
  readonly pools: readonly string[];
  readonly onBytes: OnBytes;
  /** The last number that was given to a batch. */
  readonly lastSeq: number;
};

/**
 * Lists the papers and batches of the profile, without what a sealing left that died. What an earlier backup has hashed (`known`)
 * is not read again unless its size changed: these files never change. A new one must be what its row says. One that is not is
 * brought back from a pool, and the damaged one is kept aside: a backup must never take damage over in the place of what is still whole.
 */
export async function livePool(
  looking: Looking,
  known: ReadonlyMap<string, PoolFile>,
  named: ReadonlyMap<string, NamedFile>,
): Promise<LivePool> {
  const { env, lastSeq } = looking;
  const { dataDir } = env;
  const files: PoolFile[] = [];
  const wrong: string[] = [];
  const lying = livePaths(dataDir).filter((path) => !isNeverSealed(basename(path), lastSeq));
  for (const path of new Set([...lying, ...named.keys()])) {
    const before = known.get(path);
    if (before !== undefined && (await sizeOf(join(dataDir, path))) === before.size) files.push(before);
    else {
      const row = named.get(path);
      const file = row === undefined ? await strayFile(looking, path, before) : await namedFile(looking, path, row);
      if (file !== null) files.push(file);
      else if (row !== undefined) wrong.push(path);
    }
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), wrong };
}

/** A file no row names proves nothing of itself: one that lies in a pool already, otherwise, is left as it is there. */
async function strayFile(
  { env, pools, onBytes }: Looking,
  path: string,
  before: PoolFile | undefined,
): Promise<PoolFile | null> {
  if (before !== undefined) return null;
  const file = await poolFileAt(env.dataDir, path, onBytes);
  for (const pool of pools) {
    const size = await sizeOf(join(pool, path));
    if (size !== null && size !== file.size) return null;
  }
  return file;
}

async function namedFile(
  { env, vault, pools, onBytes }: Looking,
  path: string,
  row: NamedFile,
): Promise<PoolFile | null> {
  const { dataDir } = env;
  if (await isNamedFile(env, vault, dataDir, path, row)) return poolFileAt(dataDir, path, onBytes);
  for (const pool of pools) {
    if (!(await isNamedFile(env, vault, pool, path, row))) continue;
    const file = await poolFileAt(pool, path, onBytes);
    putAside(env, path);
    await bringFiles(pool, dataDir, [file], 'copy', onBytes);
    return file;
  }
  return null;
}

function putAside({ dataDir, now }: StoreEnv, path: string): void {
  if (!existsSync(join(dataDir, path))) return;
  const kept = join(dataDir, `replaced-files-${now().slice(0, 19).replaceAll(/[-:]/g, '')}`, path);
  makeFolder(join(kept, '..'));
  renameSync(join(dataDir, path), kept);
  syncFolder(join(kept, '..'));
}

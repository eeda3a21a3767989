import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok, type Result } from '#shared/result.ts';
import { bringFiles, POOL_NAME, type PoolFile, wrongFiles } from '../backup/pool/backup-pool.ts';
import { faultOf } from '../backup/fault-of.ts';
import { readBackupHead } from '../backup/format/backup-file.ts';
import type { BackupManifest } from '../backup/format/manifest.ts';
import { needSpace } from '../backup/free-space.ts';
import { type Meter, startMeter, type Watch } from '../backup/meter.ts';
import { openBackup, workOfOpening } from '../backup/open-backup.ts';
import type { WorkFolder } from '../backup/work-folder.ts';
import { makeFolder, syncFolder, writeDurably } from '../files/durable-file.ts';
import type { HeadMark } from '../files/head-log.ts';
import { BACKUPS_NAME } from '../files/names.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { refuseNewer } from './check-backup.ts';
import { lostBatchesOf } from './batch-files.ts';
import { knownHead } from './known-head.ts';
import { closedMark, otherBackups } from './other-marks.ts';
import { writeMarker } from './restore-marker.ts';
import { READY_NAME } from './finish-restore.ts';

export type RestoreOrder = Watch & {
  /** The backup file. */
  readonly path: string;
  /** How far the data in use is, when it can be opened. */
  readonly live: HeadMark | null;
  /** The new letter of this PC when the data moves to it; the keys of the backup then come too. */
  readonly letter: string | null;
};

export type ReadiedRestore = {
  readonly manifest: BackupManifest;
  /** Operation records, of those known, that the restored data does not have. */
  readonly lostEntries: number;
  readonly lostBatches: readonly string[];
  /** Papers and batches that lie neither here nor beside the backup. */
  readonly missingFiles: readonly string[];
  /** Folder below the profile that will keep what is replaced. */
  readonly replaced: string;
};

const WORK: WorkFolder = 'restore-work';

/**
 * Readies everything for putting a backup in the place of the data, proven page by page, and leaves it in one folder
 * whose name says that it is whole. From then on `finishRestore` does the rest, at once or after a crash; before it,
 * nothing of the data in use has changed but that missing papers were brought back.
 */
export async function readyRestore(env: StoreEnv, vault: Vault, order: RestoreOrder): Promise<Result<ReadiedRestore>> {
  const meter = startMeter(order);
  const work = join(env.dataDir, WORK);
  try {
    rmSync(work, { recursive: true, force: true });
    rmSync(join(env.dataDir, READY_NAME), { recursive: true, force: true });
    mkdirSync(work, { recursive: true, mode: 0o700 });
    return ok(await ready(env, vault, order, work, meter));
  } catch (cause) {
    return { ok: false, error: faultOf(cause, order.signal).error };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function ready(env: StoreEnv, vault: Vault, order: RestoreOrder, work: string, meter: Meter) {
  const { path, letter } = order;
  const read = await readBackupHead(path);
  refuseNewer(read.manifest);
  await needSpace(
    env.dataDir,
    read.manifest.parts.reduce((sum, { size }) => sum + size, 0),
  );
  meter.expect(workOfOpening(read));
  // From here on only what the keys have vouched for counts: a stick may have been changed since it was first read.
  const { files, head } = await openBackup(env, vault, path, work, meter);
  const { manifest } = head;
  refuseNewer(manifest);
  rmSync(join(work, 'files.json'));

  const at = env.now();
  const replaced = freeName(env.dataDir, `replaced-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`);
  const missingFiles = await bringBack(env.dataDir, join(path, '..', POOL_NAME), files, replaced, meter);
  const known = await howFar(env, vault, order, manifest);
  const lostBatches = lostBatchesOf(known.batches, manifest.head.batchSeq, known.mark.batchSeq);
  const readied = {
    manifest,
    lostEntries: known.mark.auditSeq - manifest.head.auditSeq,
    lostBatches,
    missingFiles,
    replaced,
  };
  if (letter !== null) for (const name of ['keys.json', 'keys.2.json']) writeDurably(join(work, name), manifest.keys);
  const { name: backup, createdAt: madeAt, head: from } = manifest;
  const { mark: to, batchHash } = known;
  writeMarker(work, vault, { at, backup, madeAt, from, to, batchHash, lostBatches, replaced, letter });
  syncFolder(work);
  renameSync(work, join(env.dataDir, READY_NAME));
  syncFolder(env.dataDir);
  return readied;
}

/** How far the data was, by everything that can be read: itself, its log, every backup and batch in reach. */
async function howFar(env: StoreEnv, vault: Vault, { path, live }: RestoreOrder, manifest: BackupManifest) {
  const folders = [dirname(path), join(env.dataDir, BACKUPS_NAME)];
  const others = await otherBackups(folders, vault);
  const open = live ?? closedMark(env, vault);
  const marks = [manifest.head, ...others.map(({ head }) => head), ...(open === null ? [] : [open])];
  const pools = folders.map((folder) => join(folder, POOL_NAME));
  return knownHead(env.dataDir, marks, pools, new Set([manifest.pc, ...others.map(({ pc }) => pc)]));
}

function freeName(folder: string, stem: string, count = 1): string {
  const name = count === 1 ? stem : `${stem}-${count}`;
  return existsSync(join(folder, name)) ? freeName(folder, stem, count + 1) : name;
}

/** Brings papers and batches back that are gone or damaged; gives those that lie nowhere whole. */
async function bringBack(
  dataDir: string,
  pool: string,
  files: readonly PoolFile[],
  replaced: string,
  meter: Meter,
): Promise<readonly string[]> {
  const all = (list: readonly PoolFile[]): number => list.reduce((sum, { size }) => sum + size, 0);
  meter.expect(all(files));
  const wanted = new Set(await wrongFiles(dataDir, files, meter.done));
  const needed = files.filter(({ path }) => wanted.has(path));
  meter.expect(all(needed) * 2);
  await needSpace(dataDir, all(needed));
  const nowhere = new Set(await wrongFiles(pool, needed, meter.done));
  for (const { path } of needed) {
    if (nowhere.has(path) || !existsSync(join(dataDir, path))) continue;
    makeFolder(join(dataDir, replaced, path, '..'));
    renameSync(join(dataDir, path), join(dataDir, replaced, path));
  }
  const found = needed.filter(({ path }) => !nowhere.has(path));
  await bringFiles(pool, dataDir, found, 'copy', meter.done);
  await meter.pause();
  return [...nowhere];
}

import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { type Database, openCopy } from '../db/database.ts';
import { backupSealer } from '../rows/row-sealer.ts';
import { listOf, members, ShapeError, textOf, wholeNumberOf } from '../read-json.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { type BackupHead, openBackupParts, readBackupHead } from './format/backup-file.ts';
import type { PoolFile } from './pool/backup-pool.ts';
import { checkPages, databaseFacts } from './database-facts.ts';
import type { Meter } from './meter.ts';

/** A backup opened into a folder: the database as it was, and what lies beside it. */
export type OpenedBackup = {
  readonly head: BackupHead;
  readonly database: string;
  readonly files: readonly PoolFile[];
};

/** Bytes of work that opening and checking a backup takes. */
export const workOfOpening = ({ manifest }: BackupHead): number =>
  manifest.parts.reduce((sum, { size }) => sum + size, 0) * 2;

/**
 * Opens a backup into an empty folder and proves it: every part by its hash, the database page by page, its counts and
 * its last entry against the head. BACKUP_DAMAGED, BACKUP_OTHER_KEYS, DISK_FULL.
 */
export async function openBackup(
  env: StoreEnv,
  vault: Vault,
  path: string,
  folder: string,
  meter: Meter,
): Promise<OpenedBackup> {
  const head = await readBackupHead(path);
  const [database, list] = [join(folder, 'app.db'), join(folder, 'files.json')];
  await openBackupParts(path, vault, head, { database, files: list }, meter.done);
  const copy = openCopy(database, env.sqliteBinding);
  try {
    await prove(copy, vault, head, meter);
  } finally {
    copy.close();
  }
  meter.done(workOfOpening(head) / 2);
  return { head, database, files: readFiles(await readFile(list, 'utf8')) };
}

async function prove(copy: Database, vault: Vault, { manifest }: BackupHead, { pause }: Meter): Promise<void> {
  try {
    await checkPages(copy, pause);
    const facts = databaseFacts(copy, backupSealer(vault));
    const isSame =
      facts.schema === manifest.schema &&
      JSON.stringify(facts.head) === JSON.stringify(manifest.head) &&
      Object.keys(facts.counts).length === Object.keys(manifest.counts).length &&
      Object.entries(manifest.counts).every(([table, count]) => facts.counts[table] === count);
    if (!isSame) throw new StoreError('BACKUP_DAMAGED', { why: '条数与备份清单不一致' });
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.error.code !== 'STORE_CORRUPT') throw cause;
    throw new StoreError('BACKUP_DAMAGED', { why: '数据文件损坏' }, { cause });
  }
}

/** The list of files as text, and back. */
export const writeFiles = (files: readonly PoolFile[]): string =>
  JSON.stringify({ files: files.map(({ path, size, sha256 }) => [path, size, sha256]) });

export function readFiles(text: string): readonly PoolFile[] {
  return listOf(members(JSON.parse(text)), 'files', (item) => {
    const [path, size, sha256] = Array.isArray(item) ? item : [];
    const from = { path, size, sha256 };
    const file = { path: textOf(from, 'path'), size: wholeNumberOf(from, 'size'), sha256: textOf(from, 'sha256') };
    // Only names this program gives: nothing a file says may lead out of the profile.
    if (!/^(attachments|batches)\/[A-Za-z0-9-]+\.(bin|aidbatch)$/.test(file.path))
      throw new ShapeError('A strange path');
    return file;
  });
}

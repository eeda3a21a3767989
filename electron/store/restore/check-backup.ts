import { join } from 'node:path';
import { type AuditCheck } from '../audit/audit-entry.ts';
import { checkBooks } from '../audit/check-rows.ts';
import { POOL_NAME, wrongFiles } from '../backup/pool/backup-pool.ts';
import { needSpace } from '../backup/free-space.ts';
import { readBackupHead } from '../backup/format/backup-file.ts';
import type { BackupManifest } from '../backup/format/manifest.ts';
import { type Meter, startMeter, type Watch } from '../backup/meter.ts';
import { namedFiles } from '../backup/pool/named-files.ts';
import { openBackup, workOfOpening } from '../backup/open-backup.ts';
import { faultOf } from '../backup/fault-of.ts';
import { inWorkFolder } from '../backup/work-folder.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { backupSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { ok, type Result } from '#shared/result.ts';

/** What a drill found. It stands only when the backup itself opened whole. */
export type BackupCheck = {
  readonly manifest: BackupManifest;
  /** Chain, signatures and every row. */
  readonly books: AuditCheck;
  /** Papers and batches beside it that are gone or not what they were. */
  readonly wrongFiles: readonly string[];
};

/**
 * Opens a backup into a side folder as a restore would, checks pages, counts, the whole chain, every row and every file
 * beside it, and removes the side folder. The data in use is not touched.
 * BACKUP_DAMAGED, BACKUP_OTHER_KEYS, BACKUP_NEWER, BACKUP_NO_SPACE, BACKUP_CANCELLED.
 */
export async function checkBackup(
  env: StoreEnv,
  vault: Vault,
  path: string,
  watch: Watch,
): Promise<Result<BackupCheck>> {
  const meter = startMeter(watch);
  try {
    return await inWorkFolder(env.dataDir, 'backup-drill', async (side) => {
      const head = await readBackupHead(path);
      const { manifest } = head;
      refuseNewer(manifest);
      await needSpace(env.dataDir, manifest.parts.reduce((sum, { size }) => sum + size, 0) * 2);
      meter.expect(workOfOpening(head));
      const { database, files } = await openBackup(env, vault, path, side, meter);
      meter.expect(files.reduce((sum, { size }) => sum + size, 0));
      const listed = new Set(files.map((file) => file.path));
      const { books, named } = await checkDatabase({ ...env, dataDir: side }, vault, database, meter);
      const wrong = await wrongFiles(join(path, '..', POOL_NAME), files, meter.done);
      return ok({ manifest, books, wrongFiles: [...wrong, ...named.filter((name) => !listed.has(name))] });
    });
  } catch (cause) {
    return { ok: false, error: faultOf(cause, watch.signal).error };
  }
}

/** Throws BACKUP_NEWER when this program does not know the schema of a backup. */
export function refuseNewer({ schema }: BackupManifest): void {
  const supported = MIGRATIONS.at(-1)?.version ?? 0;
  if (schema > supported) throw new StoreError('BACKUP_NEWER', { found: schema, supported });
}

async function checkDatabase(side: StoreEnv, vault: Vault, path: string, { pause }: Meter) {
  const sealer = backupSealer(vault);
  const db = openDatabase(path, side.sqliteBinding, false);
  try {
    // An older backup is brought to the present schema, here as it would be when it is restored.
    migrate(db, side, sealer, MIGRATIONS);
    const check = checkBooks({ db, sealer }, vault);
    for (let step = check.next(); ; step = check.next()) {
      if (step.done === true) return { books: step.value, named: [...namedFiles(db).keys()] };
      await pause();
    }
  } finally {
    db.close();
  }
}

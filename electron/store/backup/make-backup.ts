import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '#shared/result.ts';
import { type Database, openCopy } from '../db/database.ts';
import { makeFolder, syncFolder } from '../files/durable-file.ts';
import { DATABASE_NAME } from '../files/names.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { readKeys } from '../vault/keys-file.ts';
import { secretsOf, type Vault } from '../vault/vault.ts';
import { writeBackupFile } from './format/backup-file.ts';
import { backupName } from './format/backup-name.ts';
import type { BackupOrder, BackupPlace, MadeBackup, PlaceOutcome } from './backup-order.ts';
import { bringFiles, missingIn, POOL_NAME, type PoolFile } from './pool/backup-pool.ts';
import { copyDatabase, type DatabaseCopy } from './copy-database.ts';
import { faultOf } from './fault-of.ts';
import { needSpace } from './free-space.ts';
import { keepKnownFiles, knownFiles } from './pool/known-files.ts';
import { listBackups, namesIn } from './list-backups.ts';
import type { BackupManifest } from './format/manifest.ts';
import { type Meter, startMeter, type Watch } from './meter.ts';
import { livePool } from './pool/live-pool.ts';
import { namedFiles } from './pool/named-files.ts';
import { openBackup, writeFiles } from './open-backup.ts';
import { spareBackups } from './retention.ts';
import { inWorkFolder } from './work-folder.ts';

/** What a backup is made of. */
export type BackupSource = { readonly env: StoreEnv; readonly vault: Vault; readonly db: Database };

/** Everything that is the same in every place. */
type Content = {
  readonly copy: DatabaseCopy;
  readonly list: string;
  readonly files: readonly PoolFile[];
  /** Of these and others: what is damaged or gone here and could not be brought back. */
  readonly wrong: readonly string[];
  readonly manifest: Omit<BackupManifest, 'name' | 'salt'>;
};

/**
 * Makes one copy of the data as it stands and puts it, sealed, into each place. A place has its new backup only after it
 * was read back from there, opened and compared; until then, and whatever fails, what lay there before is untouched.
 * Fails with what makes the copy itself impossible: DISK_FULL, STORE_CORRUPT, BACKUP_NO_SPACE, BACKUP_CANCELLED.
 */
export async function makeBackup(source: BackupSource, order: BackupOrder): Promise<Result<readonly PlaceOutcome[]>> {
  const { dataDir } = source.env;
  const meter = startMeter(order);
  try {
    return await inWorkFolder(dataDir, 'backup-work', async (work) => {
      const { size } = await stat(join(dataDir, DATABASE_NAME));
      await needSpace(dataDir, size * 2);
      // Copied, hashed, and in each place sealed, opened and checked.
      meter.expect(size * (2 + 3 * order.places.length));
      const content = await gather(source, order, work, meter);
      const outcomes: PlaceOutcome[] = [];
      for (const place of order.places) {
        outcomes.push({
          folder: place.folder,
          made: await attempt(order, () => put(source, content, place, order.keep, meter)),
        });
      }
      keepKnownFiles(dataDir, content.files);
      return ok(outcomes);
    });
  } catch (cause) {
    return { ok: false, error: faultOf(cause, order.signal).error };
  }
}

/** A place that fails (a stick that is gone) does not spoil the others; nobody wanting it any more ends all. */
async function attempt<T>({ signal }: Watch, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (cause) {
    const fault = faultOf(cause, signal);
    if (fault.error.code === 'BACKUP_CANCELLED') throw fault;
    return { ok: false, error: fault.error };
  }
}

async function gather({ env, vault, db }: BackupSource, order: BackupOrder, work: string, meter: Meter) {
  const copy = await copyDatabase(env, vault, db, join(work, 'copy.db'), meter);
  // The copy first: a paper or batch it names must be in the list.
  const pools = order.places.map(({ folder }) => join(folder, POOL_NAME));
  const look = { env, vault, pools, onBytes: meter.done, lastSeq: copy.facts.head.batchSeq };
  const { files, wrong } = await livePool(look, knownFiles(env.dataDir), namedIn(copy.database, env));
  const list = join(work, 'files.json');
  const listText = writeFiles(files);
  writeFileSync(list, listText, { mode: 0o600 });
  const { suite, content } = secretsOf(vault);
  const keys = readKeys(env.dataDir).copies.find(
    (each) => each.content.device === vault.deviceId && each.content.epoch === vault.epoch,
  );
  if (keys === undefined) throw new StoreError('KEYS_DAMAGED');
  const { facts, size, sha256 } = copy;
  const manifest = {
    ...facts,
    device: vault.deviceId,
    pc: order.pc,
    townshipName: content.townshipName,
    createdAt: env.now(),
    reason: order.reason,
    app: order.app,
    alg: suite.name,
    epoch: vault.epoch,
    parts: [
      { name: 'database', size, sha256 },
      { name: 'files', size: Buffer.byteLength(listText), sha256: suite.hash(listText).toString('hex') },
    ],
    files: files.length,
    keys: keys.text,
  } satisfies Content['manifest'];
  return { copy, list, files, wrong, manifest };
}

function namedIn(path: string, { sqliteBinding }: StoreEnv): ReturnType<typeof namedFiles> {
  const copy = openCopy(path, sqliteBinding);
  try {
    return namedFiles(copy);
  } finally {
    copy.close();
  }
}

async function put(
  { env, vault }: BackupSource,
  { copy, list, files, wrong, manifest }: Content,
  { folder, transfer }: BackupPlace,
  keep: string | undefined,
  meter: Meter,
): Promise<MadeBackup> {
  const pool = join(folder, POOL_NAME);
  if (transfer === 'link') makeFolder(pool);
  // The folder of a stick may stay behind when the stick is gone; what was put on the stick itself does not.
  else if (!existsSync(pool)) throw new StoreError('BACKUP_PLACE_MISSING');
  const missing = await missingIn(pool, files);
  const bytesOfFiles = missing.reduce((sum, { size }) => sum + size, 0);
  await needSpace(folder, copy.size + (transfer === 'link' ? 0 : bytesOfFiles));
  meter.expect(bytesOfFiles);
  // What is damaged is told, and must not keep everything else from being backed up.
  const unsound = await bringFiles(env.dataDir, pool, missing, transfer, meter.done);

  const name = backupName(manifest.pc, manifest.createdAt, namesIn(folder));
  const part = join(folder, `${name}.part`);
  const whole = { ...manifest, name, salt: randomBytes(32) };
  try {
    await rm(part, { force: true });
    await writeBackupFile(part, vault, whole, [copy.database, list], meter.done);
    await inWorkFolder(env.dataDir, 'backup-check', (side) => openBackup(env, vault, part, side, meter));
    await rename(part, join(folder, name));
    syncFolder(folder);
  } catch (cause) {
    // Of a stick that is gone nothing can be removed, and the first failure is the one to tell.
    await rm(part, { force: true }).catch(() => undefined);
    throw cause;
  }
  await removeSpare(folder, manifest.device, [name, keep]);
  return {
    folder,
    name,
    size: (await stat(join(folder, name))).size,
    manifest: whole,
    wrongFiles: [...wrong, ...unsound],
  };
}

/**
 * Lets go what the rule no longer keeps; only now, as the new one is proven. Other PCs' and unreadable ones stay, and
 * the one just made does whatever its clock says, and so does one that is about to be restored. What cannot be tidied up is tried again with the next one.
 */
async function removeSpare(folder: string, device: string, stay: readonly (string | undefined)[]): Promise<void> {
  const own = (await listBackups(folder)).flatMap(({ name, manifest }) =>
    manifest?.device === device ? [{ name, createdAt: manifest.createdAt, commit: manifest.head.commit }] : [],
  );
  const spare = spareBackups(own).filter((name) => !stay.includes(name));
  for (const name of spare) await rm(join(folder, name), { force: true }).catch(() => undefined);
}

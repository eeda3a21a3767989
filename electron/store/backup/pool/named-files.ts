import { join } from 'node:path';
import type { ReadDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type AttachmentKey, readAttachment } from '../../files/attachments.ts';
import { StoreError } from '../../store-error.ts';
import type { StoreEnv } from '../../store-env.ts';
import type { Vault } from '../../vault/vault.ts';
import { hashFile, sizeOf } from './backup-pool.ts';

/** What a row says of the file it names: how a paper opens, or the hash of a batch. */
export type NamedFile = { readonly paper: AttachmentKey } | { readonly hash: string };

/** The papers, attachments and batches that rows of a database name, by their path below the profile. */
export function namedFiles(db: ReadDb): ReadonlyMap<string, NamedFile> {
  const files = new Map<string, NamedFile>();
  for (const row of db.all(sql`SELECT file_id, sha256 FROM print UNION ALL SELECT file_id, sha256 FROM attachment`)) {
    const paper = { fileId: String(row['file_id']), sha256: String(row['sha256']) };
    files.set(`attachments/${paper.fileId}.bin`, { paper });
  }
  for (const row of db.all(sql`SELECT file_name, hash FROM batch`)) {
    files.set(`batches/${String(row['file_name'])}`, { hash: String(row['hash']) });
  }
  return files;
}

/** Whether the file that lies in a folder is the one a row names: a paper opens, a batch has its hash. STORE_IO. */
export async function isNamedFile(
  env: StoreEnv,
  vault: Vault,
  folder: string,
  path: string,
  named: NamedFile,
): Promise<boolean> {
  const size = await sizeOf(join(folder, path));
  if (size === null) return false;
  if ('hash' in named) return (await hashFile(join(folder, path), size, () => undefined)) === named.hash;
  try {
    readAttachment({ ...env, dataDir: folder }, vault, named.paper);
    return true;
  } catch (cause) {
    if (cause instanceof StoreError && cause.error.code === 'ROW_TAMPERED') return false;
    throw cause;
  }
}

import { constants, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from './file-error.ts';
import { DATABASE_NAME } from './names.ts';

/**
 * Keeps the WAL of a session that did not end well until the database has proved whole. SQLite drops everything after
 * the first damaged frame without a word and deletes the file on closing; what can still be saved is then only here.
 * A copy kept from an earlier failure is never overwritten.
 */
export function keepWal(dataDir: string): { readonly release: () => void } {
  const wal = join(dataDir, `${DATABASE_NAME}-wal`);
  const kept = `${wal}.kept`;
  try {
    if (!existsSync(wal) || statSync(wal).size === 0 || existsSync(kept)) return { release: () => undefined };
    copyFileSync(wal, kept, constants.COPYFILE_EXCL);
  } catch (cause) {
    throw fileError(cause);
  }
  return { release: () => rmSync(kept, { force: true }) };
}

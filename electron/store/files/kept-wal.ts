import { constants, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from './file-error.ts';
import { DATABASE_NAME } from './names.ts';

export type KeptWal = {
  /** The database opened whole: nothing is lost, and a copy kept by this or an earlier start has nothing to save. */
  readonly release: () => void;
  /** Another process has the database, so the WAL is alive and its own: the copy made of it means nothing. */
  readonly forget: () => void;
};

/**
 * Keeps the WAL of a session that did not end well until the database has proved whole. SQLite drops everything after
 * the first damaged frame without a word and deletes the file on closing; what can still be saved is then only here.
 * A copy kept from an earlier failure is never overwritten.
 */
export function keepWal(dataDir: string): KeptWal {
  const wal = join(dataDir, `${DATABASE_NAME}-wal`);
  const kept = `${wal}.kept`;
  const remove = (): void => rmSync(kept, { force: true });
  try {
    const isToKeep = existsSync(wal) && statSync(wal).size > 0 && !existsSync(kept);
    if (isToKeep) copyFileSync(wal, kept, constants.COPYFILE_EXCL);
    return { release: remove, forget: isToKeep ? remove : () => undefined };
  } catch (cause) {
    throw fileError(cause);
  }
}

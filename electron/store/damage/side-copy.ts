import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkFolder } from '../backup/work-folder.ts';
import { fileError } from '../files/file-error.ts';
import { DATABASE_NAME } from '../files/names.ts';

const SIDE: WorkFolder = 'inspect';
/** A database file alone would lack what its log holds; with it, and nobody at work, the pair is the whole state. */
const PAIR = [DATABASE_NAME, `${DATABASE_NAME}-wal`] as const;

/** Where damaged data is looked at: a copy of the closed database and its log. */
export type SideCopy = { readonly path: string; readonly remove: () => void };

/**
 * Copies the closed database aside, so that looking at it changes not one byte of what is damaged. Throws STORE_MISSING,
 * DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export function makeSideCopy(dataDir: string): SideCopy {
  const folder = join(dataDir, SIDE);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    remove();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of PAIR) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(folder, name));
    }
    return { path: join(folder, DATABASE_NAME), remove };
  } catch (cause) {
    remove();
    throw fileError(cause);
  }
}

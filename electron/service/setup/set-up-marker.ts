import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const MARKER = 'setup-in-progress';
/** Everything the store and the vault put into a profile. */
const MADE_BY_SET_UP = /^(keys.*\.json.*|.*\.db(-wal|-shm)?|head\.log|attachments|backups)$/;

/**
 * Between the first key file and the finished station lies a moment in which a crash would leave keys nobody has the
 * recovery code of. The marker says so: it is on disk before the first key and gone after the last step.
 */
export function beginSetUp(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const handle = openSync(join(dataDir, MARKER), 'w', 0o600);
  fsyncSync(handle);
  closeSync(handle);
}

export const endSetUp = (dataDir: string): void => rmSync(join(dataDir, MARKER), { force: true });

/**
 * Puts what an unfinished set-up left aside, so that the next one starts from nothing. It holds no work: the marker is
 * there only before the first screen of a finished set-up. Returns whether there was any.
 */
export function putUnfinishedSetUpAside(dataDir: string, name: string): boolean {
  if (!existsSync(join(dataDir, MARKER))) return false;
  const folder = join(dataDir, 'unfinished-setup', name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(dataDir)) {
    if (MADE_BY_SET_UP.test(entry)) renameSync(join(dataDir, entry), join(folder, entry));
  }
  endSetUp(dataDir);
  return true;
}

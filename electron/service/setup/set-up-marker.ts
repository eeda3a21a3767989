import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurably } from '../../store/files/durable-file.ts';
import { fileError } from '../../store/files/file-error.ts';
import { lastHeadMark } from '../../store/files/head-log.ts';
import { HEAD_LOG_NAME } from '../../store/files/names.ts';

const MARKER = 'setup-in-progress';
/** Everything the store and the vault put into a profile. */
const MADE_BY_SET_UP = /^(keys.*\.json.*|.*\.db(-wal|-shm)?|head\.log|attachments|backups)$/;
/** What a set-up itself writes down: the station, and the county's key. */
const SET_UP_ENTRIES = 2;

/**
 * Between the first key file and the finished station lies a moment in which a crash would leave keys nobody has the
 * recovery code of. The marker says so: it is on disk before the first key and gone, also for a power cut, before
 * anybody is told that the set-up is finished. Throws DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export const beginSetUp = (dataDir: string): void => writeDurably(join(dataDir, MARKER), '');

export function endSetUp(dataDir: string): void {
  try {
    rmSync(join(dataDir, MARKER), { force: true });
    syncFolder(dataDir);
  } catch (cause) {
    throw fileError(cause);
  }
}

/** Whether more was written than a set-up writes; also when nobody can tell. */
function hasWork(dataDir: string): boolean {
  try {
    return (lastHeadMark(join(dataDir, HEAD_LOG_NAME))?.auditSeq ?? 0) > SET_UP_ENTRIES;
  } catch {
    return true;
  }
}

/**
 * Puts what an unfinished set-up left aside, so that the next one starts from nothing. Returns whether there was any. A
 * profile with work in it is never touched, whatever the marker says: that one is then a left-over.
 */
export function putUnfinishedSetUpAside(dataDir: string, name: string): boolean {
  if (!existsSync(join(dataDir, MARKER)) || hasWork(dataDir)) return false;
  const folder = join(dataDir, 'unfinished-setup', name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(dataDir)) {
    if (MADE_BY_SET_UP.test(entry)) renameSync(join(dataDir, entry), join(folder, entry));
  }
  endSetUp(dataDir);
  return true;
}

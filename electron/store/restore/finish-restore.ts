import { constants, copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../files/durable-file.ts';
import { fileError } from '../files/file-error.ts';
import { DATABASE_NAME, HEAD_LOG_NAME } from '../files/names.ts';
import { StoreError } from '../store-error.ts';
import { MARKER_NAME, markerIn } from './restore-marker.ts';

/** Holds, whole, what is to take the place of the data. */
export const READY_NAME = 'restore-ready';

/** In this order: the log beside a database belongs to it and must never meet another one. The marker comes last. */
const STEPS: readonly { readonly name: string; readonly goesWith: readonly string[] }[] = [
  { name: DATABASE_NAME, goesWith: ['-wal', '-shm', '-wal.kept'].map((end) => `${DATABASE_NAME}${end}`) },
  { name: 'keys.json', goesWith: [] },
  { name: 'keys.2.json', goesWith: [] },
  { name: MARKER_NAME, goesWith: [] },
];

/**
 * Puts what `readyRestore` left in the place of the data and keeps what it replaces. Nothing happens when there is none;
 * after a crash at any moment the next call goes on where it stopped. Throws STORE_READ_ONLY, STORE_IO, DISK_FULL.
 */
export function finishRestore(dataDir: string): void {
  const ready = join(dataDir, READY_NAME);
  if (!existsSync(ready)) return;
  try {
    const replaced = keptFolder(ready);
    if (replaced !== null) exchange(dataDir, ready, join(dataDir, replaced));
    rmSync(ready, { recursive: true, force: true });
    syncFolder(dataDir);
  } catch (cause) {
    throw fileError(cause);
  }
}

/**
 * The same, but a restore that cannot even begin is given up: work that goes on with the data as it is must not be
 * exchanged for an older state at some later start. One that has begun is still to be finished. Throws the failure.
 */
export function finishOrDropRestore(dataDir: string): void {
  try {
    finishRestore(dataDir);
  } catch (cause) {
    const ready = join(dataDir, READY_NAME);
    // Where nothing can be removed either, the data stays closed: `openStore` tries first what is left here.
    if (!hasBegun(dataDir, ready)) rmSync(ready, { recursive: true, force: true });
    throw cause;
  }
}

/** Whether anything of the data was already moved; also when nobody can tell. */
function hasBegun(dataDir: string, ready: string): boolean {
  try {
    const replaced = keptFolder(ready);
    if (replaced === null || !existsSync(join(ready, DATABASE_NAME))) return true;
    const kept = join(dataDir, replaced);
    return STEPS.some(({ name, goesWith }) => [name, ...goesWith].some((each) => existsSync(join(kept, each))));
  } catch {
    return true;
  }
}

function exchange(dataDir: string, ready: string, kept: string): void {
  makeFolder(kept);
  keepCopy(join(dataDir, HEAD_LOG_NAME), join(kept, HEAD_LOG_NAME));
  for (const { name, goesWith } of STEPS) {
    if (!existsSync(join(ready, name))) continue;
    for (const old of [...goesWith, name]) putAway(join(dataDir, old), join(kept, old));
    renameSync(join(ready, name), join(dataDir, name));
    syncFolder(dataDir);
    syncFolder(kept);
  }
}

/** The folder for what is replaced, as the marker says; it is the last to be moved. Null when only tidying up is left. */
function keptFolder(ready: string): string | null {
  const path = join(ready, MARKER_NAME);
  if (!existsSync(path)) return null;
  const { replaced } = markerIn(readFileSync(path, 'utf8'));
  // Written by this program, but not yet checked with the keys: it must not lead out of the profile.
  if (!/^replaced-[0-9T-]+$/.test(replaced)) throw new StoreError('STORE_CORRUPT');
  return replaced;
}

function keepCopy(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to)) copyFileSync(from, to, constants.COPYFILE_EXCL);
}

function putAway(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

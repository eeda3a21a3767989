import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';

const LOCK = join(ROOT, '.setup.local');

/**
 * Runs a part of the set-up while no other command of this project does: two `npm ci` at once leave half a
 * node_modules. Whoever waited must look again whether there is still something to do. The lock of a process that is
 * gone does not count.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(message: string) => void} say
 * @returns {Promise<T>}
 */
export async function oneAtATime(work, say) {
  let hasSaid = false;
  while (!take()) {
    if (!hasSaid) say('Another command is setting up this project; waiting for it…');
    hasSaid = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** @returns {boolean} whether the lock is ours now */
function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

/** @returns {boolean} whether a living process holds the lock; one that is just being written counts as held */
function isHeld() {
  if (!existsSync(LOCK)) return true;
  const text = readFileSync(LOCK, 'utf8');
  if (text === '') return true;
  try {
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

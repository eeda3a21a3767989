import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

/**
 * Makes a part of dist unless it was made from the very same inputs before. Contents are compared, not times, so a
 * fresh checkout of the same commit is not built again.
 * @param {string} part
 * @param {readonly string[]} inputs files and folders below the project
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} whether it was made now
 */
export async function unlessUnchanged(part, inputs, make) {
  const stamp = join(DIST, '.stamps', part);
  const hash = hashInputs(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/**
 * @param {readonly string[]} inputs
 * @returns {string}
 */
function hashInputs(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {readonly string[]} the files at or below it, in one order on every machine
 */
function filesIn(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const entries = readFolder(full);
  if (entries === null) return [path];
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => filesIn(`${path}/${entry.name}`));
}

/** @param {string} full */
function readFolder(full) {
  try {
    return readdirSync(full, { withFileTypes: true });
  } catch {
    return null;
  }
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../lib/paths.mjs';

const RESULTS = join(CACHE, 'test-results');

/**
 * Where a part writes its results: two runs at once do not read each other's.
 * @param {string} part
 */
export function resultFile(part) {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${part}-${process.pid}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * Reads the results once. A part that did not get so far as to write them gives none.
 * @param {string} file
 * @returns {Record<string, any>}
 */
export function readResult(file) {
  if (!existsSync(file)) return {};
  const result = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return result;
}

/** The rules of the house about files that no other tool knows. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mustRun } from './command.mjs';
import { ROOT } from './paths.mjs';

const MAX_PATH = 120;
const MAX_LINES = 300;
const MAX_FILES = 12;
const CODE = /\.(?:ts|tsx|mjs|cjs|css)$/;

/**
 * What is wrong with the project's files: paths too long for an install below a long Windows profile, files too long
 * to read in one go, folders too full to look through.
 * @returns {Promise<readonly string[]>} one sentence each
 */
export async function findHouseFaults() {
  const listed = await mustRun('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    output: 'quiet',
  });
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '');
  return [...files.flatMap(faultsOf), ...fullFolders(files)];
}

/**
 * @param {string} file
 * @returns {readonly string[]}
 */
function faultsOf(file) {
  const faults = [];
  if (file.length > MAX_PATH) faults.push(`${file}: ${file.length} characters, at most ${MAX_PATH}`);
  if (CODE.test(file)) {
    const lines = linesOf(file);
    if (lines > MAX_LINES) faults.push(`${file}: ${lines} lines, at most ${MAX_LINES}`);
  }
  return faults;
}

/** @param {string} file */
function linesOf(file) {
  try {
    return readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length;
  } catch {
    return 0; // Deleted, and git does not know yet.
  }
}

/**
 * @param {readonly string[]} files
 * @returns {readonly string[]}
 */
function fullFolders(files) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const file of files.filter((name) => CODE.test(name) && linesOf(name) > 0)) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => folder !== '.' && count > MAX_FILES)
    .map(([folder, count]) => `${folder}/: ${count} files, at most ${MAX_FILES}`);
}

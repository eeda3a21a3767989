import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything that can be made again; `npm ci` may delete it. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'aid-window');

/** Where the bundles, the renderer, the packs and the paper fonts are built. */
export const DIST = join(ROOT, 'dist');

/** Where `npm run package` puts what is given away. */
export const OUT = join(ROOT, 'out');

/**
 * @typedef {object} Manifest
 * @property {string} version
 * @property {Readonly<Record<string, string>>} dependencies
 * @property {Readonly<Record<string, string>>} devDependencies
 */

/** @returns {Manifest} package.json */
export const readManifest = () => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * The pinned version of a package.
 * @param {string} name
 * @returns {string}
 */
export function pinnedVersion(name) {
  const { dependencies, devDependencies } = readManifest();
  const version = dependencies[name] ?? devDependencies[name];
  if (version === undefined) throw new Error(`package.json does not pin ${name}`);
  return version;
}

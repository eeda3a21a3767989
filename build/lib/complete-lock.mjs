/**
 * Completes package-lock.json: `node build/lib/complete-lock.mjs` after every `npm install`.
 *
 * A registry mirror may lack the builds of a tool for other platforms. npm then leaves these optional packages out of
 * the lock without a word, and `npm ci` refuses the lock. The entries are added here from the name, which says the
 * platform. They carry no integrity: where such a platform is used, its developer runs `npm install` once against the
 * full registry.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * @typedef {object} Entry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 * @property {Readonly<Record<string, string>>} [engines]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/;

/**
 * The entries that are missing, by their place in the lock. Names that do not say a platform are left to npm.
 * @param {Readonly<Record<string, Entry>>} packages
 * @returns {Record<string, Entry>}
 */
export function findMissing(packages) {
  /** @type {Record<string, Entry>} */
  const missing = {};
  for (const { dev, engines, optionalDependencies = {} } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      const platform = PLATFORM.exec(name);
      if (packages[place] !== undefined || platform === null || !/^\d/.test(version)) continue;
      missing[place] = entryOf(platform, version, dev === true, engines);
    }
  }
  return missing;
}

/**
 * @param {RegExpExecArray} platform
 * @param {string} version
 * @param {boolean} dev
 * @param {Entry['engines']} engines
 * @returns {Entry}
 */
function entryOf([, os = '', cpu = '', abi = ''], version, dev, engines) {
  const libc = os !== 'linux' || abi === '' ? null : abi.startsWith('musl') ? 'musl' : 'glibc';
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc === null ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
    ...(engines === undefined ? {} : { engines }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(ROOT, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = findMissing(lock.packages);
  const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`);
}

/**
 * Everything a fresh machine lacks. Runs before node_modules exists, so only node's own modules are imported here;
 * the rest is imported after `npm ci`.
 */
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, npm } from './lib/command.mjs';
import { oneAtATime } from './lib/one-at-a-time.mjs';
import { ROOT } from './lib/paths.mjs';
import { persevere } from './limits/persevere.mjs';

/** For one fetch of packages, which takes one or two on a good line. */
const LIMIT_MINUTES = 15;

/** What Electron and the tests load on Debian 12; the fonts show Chinese, the papers carry their own. */
const DEBIAN_PACKAGES = ['xvfb', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'fonts-noto-cjk'];

/** What `npm run package` needs besides, to make the .deb. */
export const PACKAGING_PACKAGES = ['dpkg', 'fakeroot'];

/** What only the tests need: pdftoppm draws the papers, a real PostgreSQL and a browser stand for the county, Python reads batches. */
export const TEST_PACKAGES = ['poppler-utils', 'postgresql', 'chromium', 'python3'];

/** @typedef {(message: string) => void} Say */

/**
 * `npm ci` when node_modules is missing or older than the lock file.
 * @param {'show' | 'stderr'} [output]
 */
export async function setUpModules(output = 'show') {
  // `npm ci` climbs to the next package.json above and empties the node_modules there.
  if (!existsSync(join(ROOT, 'package.json'))) throw new Error(`No package.json in ${ROOT}`);
  if (areModulesFresh()) return;
  // It would empty the folder that the link leads to, which belongs to another checkout.
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link to another folder: remove the link, so that the packages can be installed here',
    );
  const install = () => npm(['ci', '--no-audit', '--no-fund'], { output, limitMinutes: LIMIT_MINUTES });
  await oneAtATime(async () => {
    if (!areModulesFresh()) await persevere(install, console.error);
  }, console.error);
}

function areModulesFresh() {
  const lock = join(ROOT, 'package-lock.json');
  // npm writes this file last, so an install that was killed is not taken for a whole one.
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/**
 * Installs missing Debian packages when this is root on Debian; else says in one sentence which are missing.
 * @param {readonly string[]} wanted
 * @param {Say} say
 */
export async function setUpDebian(wanted = DEBIAN_PACKAGES, say = console.log) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(wanted);
  if (missing === null) {
    if (wanted === DEBIAN_PACKAGES && !existsSync('/usr/bin/Xvfb'))
      say(`Not Debian: what it calls ${wanted.join(' ')} must be here.`);
    return;
  }
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    say(`Missing Debian packages, please have them installed: apt-get install ${missing.join(' ')}`);
    return;
  }
  say(`Installing Debian packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {readonly string[]} args */
  const aptGet = (...args) =>
    // Two runs at once wait for each other instead of failing at dpkg's lock.
    mustRun('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], {
      env,
      output: 'quiet',
      limitMinutes: LIMIT_MINUTES,
    });
  const install = () => aptGet('install', '-y', '--no-install-recommends', ...missing);
  try {
    await install();
  } catch {
    // Nearly always: the lists are missing or out of date.
    await persevere(async () => {
      await aptGet('update');
      await install();
    }, say);
  }
}

/**
 * @param {readonly string[]} wanted
 * @returns {readonly string[] | null} null where there is no dpkg
 */
function missingPackages(wanted) {
  if (!existsSync('/usr/bin/apt-get')) return null;
  const status = '/var/lib/dpkg/status';
  if (!existsSync(status)) return null;
  // Reading the file is a hundred times faster than asking dpkg-query, and this runs at every start.
  const installed = new Set();
  for (const block of readFileSync(status, 'utf8').split('\n\n')) {
    const name = /^Package: (.+)$/m.exec(block)?.[1];
    if (/^Status: \S+ ok installed$/m.test(block)) installed.add(name);
  }
  return wanted.filter((name) => !installed.has(name));
}

/**
 * All of it: modules, Debian packages, the Electron runtime.
 * @param {Say} [say]
 * @returns {Promise<import('./runtime/electron-runtime.mjs').Runtime>}
 */
export async function setUp(say = console.log) {
  await setUpModules();
  await setUpDebian(DEBIAN_PACKAGES, say);
  const { electronRuntime, readRuntime } = await import('./runtime/electron-runtime.mjs');
  return readRuntime() === null ? oneAtATime(() => electronRuntime(say), say) : electronRuntime(say);
}

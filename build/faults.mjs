/**
 * `npm run faults [-- full]`: kills, bit flips, power cuts and failing system calls on the real store and the real app, and
 * a search for what must not lie readable. What it does is in test/faults, what it showed in docs/faults.md.
 */
import { join } from 'node:path';
import { bundleForNode } from './lib/bundle-for-node.mjs';
import { run } from './lib/command.mjs';
import { ROOT } from './lib/paths.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { setUp, setUpDebian } from './setup.mjs';

/** Failing system calls, power cuts on XFS, a county on PostgreSQL, and sticks with FAT. */
const DEBIAN_PACKAGES = ['strace', 'xfsprogs', 'e2fsprogs', 'postgresql', 'fusefat', 'dosfstools', 'mtools'];

/**
 * Runs the kinds of fault that `args` name, inside Electron's Node.
 * @param {import('./runtime/electron-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args
 * @param {number} [limitMinutes] none: a full run takes hours
 * @returns {Promise<number>} the exit code
 */
export async function runFaults(runtime, args, limitMinutes) {
  // Without them the kinds that need them say that they were not run.
  await setUpDebian(DEBIAN_PACKAGES).catch((error) => console.error(String(error)));
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  const entry = (/** @type {string[]} */ ...path) => bundleForNode(join(ROOT, 'test', 'faults', ...path));
  const main = await entry('main.ts');
  const xvfb = process.platform === 'linux' ? await startXvfb() : null;
  try {
    const env = {
      ...process.env,
      ...(xvfb === null ? {} : { DISPLAY: xvfb.display, WAYLAND_DISPLAY: '' }),
      ELECTRON_RUN_AS_NODE: '1',
      AID_ELECTRON: runtime.executable,
      AID_SQLITE_BINDING: runtime.sqliteBinding,
      AID_FAULTS_CHILD_STORE: await entry('children', 'store-child.ts'),
      AID_FAULTS_CHILD_PLAIN: await entry('children', 'plain-child.ts'),
      AID_FAULTS_CHILD_COUNTY_WORK: await entry('children', 'county-child.ts'),
      AID_FAULTS_CHILD_PGLITE: await entry('children', 'pglite-child.ts'),
      AID_FAULTS_CHILD_SIMULATION: await entry('children', 'simulation-child.ts'),
      AID_FAULTS_CHILD_COUNTY: await bundleForNode(join(ROOT, 'county', 'main.ts'), { whole: true }),
      TZ: 'Asia/Shanghai',
    };
    return (await run(runtime.executable, ['--enable-source-maps', main, ...args], { env, limitMinutes })).code;
  } finally {
    await xvfb?.stop();
  }
}

if (process.argv[1] === import.meta.filename) process.exit(await runFaults(await setUp(), process.argv.slice(2)));

/**
 * `npm run bench [-- app|frames|rules|million|store [PEOPLE …]|rekey [PEOPLE …]|roster [PEOPLE …]|county [--full] [CASES] [A BATCH] [STORED]]`: what the app and the rules cost in time and memory, as JSON lines on stdout, one
 * a figure; everything else goes to stderr. Never part of the tests: figures of a busy machine prove nothing. See
 * docs/bench.md.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchRoster } from './bench/bench-roster.mjs';
import { npm, run } from './lib/command.mjs';
import { CACHE, ROOT } from './lib/paths.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { setUp, setUpDebian, setUpModules, TEST_PACKAGES } from './setup.mjs';

/** The day of the invented case: its policy must be in force. */
const FIXED_CLOCK = '2023-10-20T09:00:00+08:00';

/** Entries of the chain that the store's bench makes, once. */
const CHAIN = '20000';

const part = process.argv[2] ?? 'all';
if (!['all', 'app', 'frames', 'rules', 'million', 'store', 'rekey', 'roster', 'county'].includes(part)) {
  console.error(
    'Usage: npm run bench [-- app|frames|rules|million|store [PEOPLE …]|rekey [PEOPLE …]|roster [PEOPLE …]|county [--full] [CASES] [A BATCH] [STORED]]',
  );
  process.exit(2);
}
const isOfApp = ['all', 'app', 'frames'].includes(part);
if (isOfApp && process.platform !== 'linux') {
  console.error('The bench of the app reads Linux’s /proc and an X server: run it on Linux.');
  process.exit(2);
}
await setUpModules('stderr');
if (isOfApp) {
  await setUp(console.error);
  const { bundle } = await import('./bundle.mjs');
  await bundle(console.error);
}
if (part === 'all' || part === 'rules') await setUpRivals('rules');
if (part === 'roster') await setUpRivals('roster');
if (part === 'county') await setUpDebian(TEST_PACKAGES, console.error);
console.error(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`);

// A file of its own: benches that run side by side must not print each other's figures.
const figures = join(CACHE, 'bench', `figures-${process.pid}.jsonl`);
mkdirSync(join(CACHE, 'bench'), { recursive: true });
rmSync(figures, { force: true });
const xvfb = isOfApp ? await startXvfb() : null;
const env = {
  ...process.env,
  ...(xvfb === null ? {} : { DISPLAY: xvfb.display, WAYLAND_DISPLAY: '' }),
  TZ: 'Asia/Shanghai',
  AID_FIXED_CLOCK: FIXED_CLOCK,
  AID_BENCH_OUT: figures,
};
const playwright = join('node_modules', '@playwright', 'test', 'cli.js');
const ofRules = [
  ['build/run.mjs', 'test/bench/settle-bench.ts'],
  ['build/run.mjs', 'test/bench/rules/rules-bench.ts'],
  ['build/run.mjs', 'test/bench/rules/file-bench.ts'],
];
const ofApp = [[playwright, 'test', '-c', 'test/bench/playwright.config.ts']];
const parts = {
  all: [...ofRules, ...ofApp],
  rules: ofRules,
  app: ofApp,
  frames: [[playwright, 'test', '-c', 'test/bench/playwright.config.ts', 'frames.spec.ts']],
  million: [['build/run.mjs', 'test/bench/rules/file-bench.ts', '1000000']],
  county: [
    ['build/run.mjs', 'test/bench/county/intake-bench.ts', ...process.argv.slice(3)],
    ['build/run.mjs', 'test/bench/county/line-bench.ts', ...process.argv.slice(3)],
    ['build/run.mjs', 'test/bench/county/morning-bench.ts', ...process.argv.slice(3)],
  ],
}[part];
let failed = 0;
try {
  if (part === 'store') failed += await benchStore('store-bench.ts', process.argv.slice(3));
  if (part === 'rekey')
    failed += await benchStore('rekey-bench.ts', process.argv.length > 3 ? process.argv.slice(3) : ['100000']);
  if (part === 'roster') failed += await benchRoster(await setUp(console.error), env, process.argv.slice(3));
  for (const args of parts ?? []) {
    const { code } = await run(process.execPath, args, { env, cwd: ROOT, output: 'stderr' });
    if (code !== 0) failed += 1;
    printFigures();
  }
} finally {
  await xvfb?.stop();
  printFigures();
}
process.exit(failed === 0 ? 0 : 1);

/**
 * Loads and measures the store at each size, inside Electron's Node; gives how many runs failed.
 * @param {string} script what is run after loading
 * @param {readonly string[]} sizes numbers of people; none: 1,000, 10,000 and 100,000
 */
async function benchStore(script, sizes) {
  const { executable, sqliteBinding } = await setUp(console.error);
  const { bundleForNode } = await import('./lib/bundle-for-node.mjs');
  const [load, measure] = await Promise.all(
    ['load-bench.ts', script].map((name) => bundleForNode(join(ROOT, 'test', 'bench', 'store', name))),
  );
  // The runs are on the real clock: nothing in them depends on a policy.
  const ofStore = { ...env, ELECTRON_RUN_AS_NODE: '1', AID_SQLITE_BINDING: sqliteBinding };
  let failures = 0;
  const all = sizes.length > 0 ? sizes : ['1000', '10000', '100000'];
  for (const people of all) {
    for (const entry of [load, measure]) {
      const args = [
        '--enable-source-maps',
        String(entry),
        people,
        ...(entry === measure && people === all.at(-1) ? [CHAIN] : []),
      ];
      const { code } = await run(executable, args, { env: ofStore, cwd: ROOT, output: 'stderr' });
      if (code !== 0) failures += 1;
      printFigures();
    }
  }
  return failures;
}

/** Prints what was measured since the last time: what comes before a failure, or before somebody ends the run, is still a figure. */
function printFigures() {
  if (!existsSync(figures)) return;
  process.stdout.write(readFileSync(figures, 'utf8'));
  rmSync(figures);
}

/**
 * What runs beside ours lives in the bench's own folder and never comes near the app's packages.
 * @param {'rules' | 'roster'} bench
 */
async function setUpRivals(bench) {
  const folder = join(ROOT, 'test', 'bench', bench, 'rivals');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
  if (!isFresh) await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, output: 'stderr' });
}

/**
 * All tests, or a part: `npm test -- [node|electron|e2e|faults] [FILTER…]`. Sets the machine up first and ends with one line
 * `N passed, N failed, N skipped`; no test at all is a failure.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/command.mjs';
import { CACHE, ROOT } from './lib/paths.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { setUp, setUpDebian, TEST_PACKAGES } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {import('./runtime/electron-runtime.mjs').Runtime} Runtime */

const RESULTS = join(CACHE, 'test-results');

/** A part needs a quarter of it on a quiet machine. Without a limit, one process that stands still holds up everything behind it. */
const LIMIT_MINUTES = 30;

/** Tests of the app that run at a time: one more than the machine that this is meant for has cores, for each waits for a fifth of its time. */
const WINDOWS = 3;

const LIMITS = join(ROOT, 'build', 'limits');

/** @type {Readonly<Record<string, (runtime: Runtime, filter: readonly string[]) => Promise<Counts>>>} */
const PARTS = {
  node: async (_runtime, filter) => {
    // As it ships, and once: workers of the test runner would build it side by side, in the mode of development.
    const { bundleOnlyConsole } = await import('./bundle.mjs');
    await bundleOnlyConsole();
    return vitest('node', process.execPath, {}, filter);
  },
  // Vitest itself runs inside Electron's Node, so its workers, forks of it, do as well.
  electron: (runtime, filter) => vitest('electron', runtime.executable, { ELECTRON_RUN_AS_NODE: '1' }, filter),
  e2e: playwright,
  faults,
};

/**
 * Faults on purpose, one test a kind; a kind that this machine does not allow counts as skipped. A filter names kinds; without one
 * all are run.
 * @param {Runtime} runtime
 * @param {readonly string[]} filter
 * @returns {Promise<Counts>}
 */
async function faults(runtime, filter) {
  const { runFaults } = await import('./faults.mjs');
  const named = filter.filter((word) => !word.startsWith('-'));
  const file = resultFile('faults');
  const code = await runFaults(runtime, [...named.flatMap((name) => ['--only', name]), '--json', file], LIMIT_MINUTES);
  return settle(code, { passed: 0, failed: 0, skipped: 0, ...readResult(file) });
}

/**
 * @param {'node' | 'electron'} project
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} filter
 * @returns {Promise<Counts>}
 */
async function vitest(project, executable, env, filter) {
  const file = resultFile(project);
  const cli = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    cli,
    'run',
    `--project=${project}*`,
    '--reporter=default',
    '--reporter=json',
    `--reporter=${join(LIMITS, 'vitest-last-words.mjs')}`,
    `--outputFile.json=${file}`,
  ];
  const options = { env: { ...process.env, ...env }, limitMinutes: LIMIT_MINUTES };
  const { code } = await run(executable, [...args, ...filter], options);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = readResult(file);
  return settle(code, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests });
}

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} filter
 * @returns {Promise<Counts>}
 */
async function playwright(runtime, filter) {
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  const screens = process.platform === 'linux' ? await Promise.all(Array.from({ length: WINDOWS }, startXvfb)) : [];
  try {
    const file = resultFile('e2e');
    const env = {
      ...process.env,
      ...(screens.length === 0
        ? {}
        : { AID_TEST_DISPLAYS: screens.map(({ display }) => display).join(' '), WAYLAND_DISPLAY: '' }),
      AID_ELECTRON: runtime.executable,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      TZ: 'Asia/Shanghai',
    };
    const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
    const reporter = `--reporter=list,json,${join(LIMITS, 'playwright-last-words.mjs')}`;
    const options = { env, limitMinutes: LIMIT_MINUTES };
    const { code } = await run(process.execPath, [cli, 'test', reporter, ...filter], options);
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readResult(file)['stats'] ?? {};
    // A test that passed only when tried again is not a passed test.
    return settle(code, { passed: expected, failed: unexpected + flaky, skipped });
  } finally {
    await Promise.all(screens.map((screen) => screen.stop()));
  }
}

/**
 * Where a part writes its counts: two runs at once do not read each other's.
 * @param {string} part
 */
function resultFile(part) {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${part}-${process.pid}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @returns {Record<string, any>}
 */
function readResult(file) {
  if (!existsSync(file)) return {};
  const result = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return result;
}

/**
 * A run that ended badly without a failed test (a file that does not load, an unhandled error) counts as one failure.
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
const settle = (code, counts) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

const args = process.argv.slice(2);
const chosen = args[0] !== undefined && Object.hasOwn(PARTS, args[0]) ? args[0] : null;
// A filter without a part may well match nothing in one of the parts.
const filter = chosen !== null ? args.slice(1) : args.length > 0 ? ['--pass-with-no-tests', ...args] : [];
const runtime = await setUp();
await setUpDebian(TEST_PACKAGES);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen !== null && name !== chosen) continue;
  console.log(`\n— ${name} —`);
  const counts = await part(runtime, filter).catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

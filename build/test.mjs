/**
 * All tests, or a part: `npm test -- [node|electron|e2e|faults] [FILTER…]`. Sets the machine up first and ends with what
 * failed and one line `N passed, N failed, N skipped`; no test at all is a failure.
 */
import { join } from 'node:path';
import { run } from './lib/command.mjs';
import { ROOT } from './lib/paths.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './results/failures.mjs';
import { readResult, resultFile } from './results/result-file.mjs';
import { setUp, setUpDebian, TEST_PACKAGES } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Results `failures`: what failed, by name */
/** @typedef {import('./runtime/electron-runtime.mjs').Runtime} Runtime */

/** A part needs a quarter of it on a quiet machine. Without a limit, one process that stands still holds up everything behind it. */
const LIMIT_MINUTES = 30;

/** Tests of the app that run at a time: one more than the machine that this is meant for has cores, for each waits for a fifth of its time. */
const WINDOWS = 3;

const LIMITS = join(ROOT, 'build', 'limits');

/** @type {Readonly<Record<string, (runtime: Runtime, filter: readonly string[]) => Promise<Results>>>} */
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
 * @returns {Promise<Results>}
 */
async function faults(runtime, filter) {
  const { runFaults } = await import('./faults.mjs');
  const named = filter.filter((word) => !word.startsWith('-'));
  const file = resultFile('faults');
  const code = await runFaults(runtime, [...named.flatMap((name) => ['--only', name]), '--json', file], LIMIT_MINUTES);
  return settle(code, { passed: 0, failed: 0, skipped: 0, failures: [], ...readResult(file) });
}

/**
 * @param {'node' | 'electron'} project
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} filter
 * @returns {Promise<Results>}
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
  const result = readResult(file);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = result;
  const skipped = numPendingTests + numTodoTests;
  return settle(code, { passed: numPassedTests, failed: numFailedTests, skipped, failures: failuresOfVitest(result) });
}

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} filter
 * @returns {Promise<Results>}
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
    const result = readResult(file);
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = result['stats'] ?? {};
    // A test that passed only when tried again is not a passed test.
    return settle(code, {
      passed: expected,
      failed: unexpected + flaky,
      skipped,
      failures: failuresOfPlaywright(result),
    });
  } finally {
    await Promise.all(screens.map((screen) => screen.stop()));
  }
}

/**
 * A run that ended badly without a failed test (a file that does not load, an unhandled error) counts as one failure.
 * @param {number} code
 * @param {Results} results
 * @returns {Results}
 */
function settle(code, results) {
  if (code === 0 || results.failed > 0) return results;
  return { ...results, failed: 1, failures: [...results.failures, `ended with ${code}, and no test failed`] };
}

const args = process.argv.slice(2);
const chosen = args[0] !== undefined && Object.hasOwn(PARTS, args[0]) ? args[0] : null;
// A filter without a part may well match nothing in one of the parts.
const filter = chosen !== null ? args.slice(1) : args.length > 0 ? ['--pass-with-no-tests', ...args] : [];
const runtime = await setUp();
await setUpDebian(TEST_PACKAGES);
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen !== null && name !== chosen) continue;
  console.log(`\n— ${name} —`);
  const results = await part(runtime, filter).catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0, failures: [String(error)] };
  });
  total.passed += results.passed;
  total.failed += results.failed;
  total.skipped += results.skipped;
  failures.push(...results.failures.map((failure) => `FAILED ${name}: ${failure}`));
}
console.log(['', ...failures, `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`].join('\n'));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

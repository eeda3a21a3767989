import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../../build/lib/command.mjs';
import { CACHE, ROOT } from '../../../build/lib/paths.mjs';
import { failuresOfPlaywright, failuresOfVitest } from '../../../build/results/failures.mjs';

/** Inside the project, so that both test runners are found from there. */
let folder = '';
beforeEach(() => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, 'failures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HOLDS = `test('holds', () => { expect(1 + 1).toBe(2); });`;
const FAILS = `test('does not hold', () => { expect(1 + 1).toBe(3); });`;
const DOES_NOT_LOAD = `throw new Error('not loaded');`;

/** Runs a test runner on these files and gives what it wrote as JSON. */
async function resultOf(runner: 'vitest' | 'playwright', files: Readonly<Record<string, string>>) {
  const file = join(folder, 'result.json');
  const { library, cli, args } = {
    vitest: { library: 'vitest', cli: ['vitest', 'vitest.mjs'], args: ['run', `--outputFile.json=${file}`] },
    playwright: { library: '@playwright/test', cli: ['@playwright', 'test', 'cli.js'], args: ['test'] },
  }[runner];
  for (const [name, body] of Object.entries(files)) {
    writeFileSync(join(folder, name), `import { expect, test } from '${library}';\n${body}`);
  }
  // Else it would take the project's.
  writeFileSync(join(folder, `${runner}.config.mjs`), 'export default {};');
  const env = { ...withoutTestRunner(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const script = join(ROOT, 'node_modules', ...cli);
  const ended = await run(process.execPath, [script, ...args, '--reporter=json'], {
    cwd: folder,
    env,
    output: 'quiet',
  });
  expect(ended.code, ended.output).toBe(1);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** A runner that a test of another one starts is not to believe that it is a worker of that. */
const withoutTestRunner = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST|PLAYWRIGHT)/.test(name)));

test('what failed under Vitest is named with the beginning of its message, a file that did not load too', async () => {
  const files = { 'holds.test.mjs': HOLDS, 'fails.test.mjs': HOLDS + FAILS, 'broken.test.mjs': DOES_NOT_LOAD };
  const failures = failuresOfVitest(await resultOf('vitest', files));
  expect([...failures].toSorted()).toEqual([
    expect.stringMatching(/^\S+broken\.test\.mjs\n {4}not loaded/),
    expect.stringMatching(/^\S+fails\.test\.mjs › does not hold\n {4}AssertionError: expected 2 to be 3/),
  ]);
});

test('what failed under Playwright is named likewise', async () => {
  const failures = failuresOfPlaywright(await resultOf('playwright', { 'fails.test.mjs': HOLDS + FAILS }));
  expect(failures).toEqual([expect.stringMatching(/^fails\.test\.mjs › does not hold\n {4}Error: .*toBe/)]);
});

test('a file that did not load ends a run of Playwright, and is named', async () => {
  const failures = failuresOfPlaywright(await resultOf('playwright', { 'broken.test.mjs': DOES_NOT_LOAD }));
  expect(failures).toContainEqual(expect.stringMatching(/Error: not loaded\n.*broken\.test\.mjs/));
});

test('of a long message the beginning is shown, without its colours', () => {
  const message = Array.from({ length: 40 }, (_, line) => `\u001B[31mline ${line}\u001B[39m`).join('\n');
  const file = { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [] };
  const [failure = ''] = failuresOfVitest({ testResults: [{ ...file, message }] });
  expect(failure.split('\n').slice(0, 2)).toEqual(['a.test.ts', '    line 0']);
  expect(failure.split('\n')).toHaveLength(13);
});

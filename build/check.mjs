/** `npm run check`: everything that can be said about the code without running it. Two steps at a time. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/command.mjs';
import { ROOT } from './lib/paths.mjs';
import { setUpModules } from './setup.mjs';

await setUpModules();

/** @typedef {{ readonly code: number, readonly output: string }} Outcome */
/** @typedef {{ readonly name: string, readonly check: () => Promise<Outcome> }} Step */

/**
 * @param {string} name
 * @param {string} cli below node_modules
 * @param {readonly string[]} args
 * @returns {Step}
 */
const tool = (name, cli, args) => ({
  name,
  check: () => run(process.execPath, [join(ROOT, 'node_modules', cli), ...args], { output: 'quiet' }),
});

const ROOMS = readdirSync(ROOT).filter((room) => existsSync(join(ROOT, room, 'tsconfig.json')));
/** The page of the county is written for a browser, the rest of its room for Node; with the readers of files it is the other way round. */
const TYPED = [...ROOMS, 'county/console', 'shared/roster/file'];

/** The slow ones first, so that both cores are busy to the end. */
/** @type {readonly Step[]} */
const STEPS = [
  tool('lint', 'oxlint/bin/oxlint', ['--type-aware']),
  ...TYPED.map((room) => tool(`types ${room}`, 'typescript/bin/tsc', ['-p', room])),
  tool('format', 'prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
  tool('imports', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    ...ROOMS,
    'vitest.config.ts',
    'playwright.config.ts',
  ]),
  tool('dead code', 'knip/bin/knip.js', ['--no-progress']),
  {
    name: 'policy packs',
    check: () => run(process.execPath, ['build/run.mjs', 'rules/cli/lint-packs.ts'], { output: 'quiet' }),
  },
  { name: 'house rules', check: checkHouse },
];

/** @returns {Promise<Outcome>} */
async function checkHouse() {
  const { findHouseFaults } = await import('./lib/house-rules.mjs');
  const faults = await findHouseFaults();
  return { code: faults.length === 0 ? 0 : 1, output: faults.join('\n') };
}

/** @type {{ readonly name: string, readonly output: string }[]} */
const failures = [];
const waiting = [...STEPS];
async function work() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const started = performance.now();
    const { code, output } = await step.check();
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${step.name}`);
    if (code !== 0) failures.push({ name: step.name, output });
  }
}
await Promise.all([work(), work()]);

for (const { name, output } of failures) console.error(`\n— ${name} —\n${output.trim()}`);
if (failures.length > 0) console.error(`\n${failures.length} of ${STEPS.length} checks failed`);
process.exit(failures.length > 0 ? 1 : 0);

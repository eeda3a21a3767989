/**
 * `npm run -s mutate`: changes the engine in one small place after the other and sees whether the tests of the rules
 * notice. `--file PART` tries only files whose path has it, `--sample N --seed S` a part of the mutants, `--all` names
 * the test that noticed as well. Exit 1 below 90 %. See docs/mutation.md.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLayers } from './layers.ts';
import { formatOutcome, formatTable, scoreOf } from './report.ts';
import { chooseSome } from './sample.ts';
import { Trial, type Outcome } from './try-mutants.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const GOAL = 0.9;
/** The worked examples of every pack, then everything that asks the engine through its door. */
const TESTS = ['test/rules/pack-cases.test.ts', 'test/rules/money.test.ts', 'test/rules/engine/'];
/** A second engine on 5,000 cases: too slow to ask of every mutant. */
const LEFT_OUT = ['test/rules/engine/second-opinion.test.ts'];

const isMutated = (file: string): boolean => /^rules\/(?:engine\/.*|money)\.ts$/.test(file);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}${name}`)
    .sort();

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: '' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
  },
});

const tests = TESTS.flatMap((path) => (path.endsWith('/') ? filesBelow(path) : [path])).filter(
  (path) => !LEFT_OUT.includes(path),
);
const layers = await buildLayers(ROOT, tests, isMutated);
const trial = new Trial(layers, tests);
const asked = layers.mutants.filter(({ file }) => file.includes(values.file));
const chosen = values.sample === undefined ? asked : chooseSome(asked, Number(values.sample), Number(values.seed));
console.error(`${chosen.length} mutants, ${tests.length} files of tests`);

const outcomes: Outcome[] = [];
for (const mutant of chosen) {
  const outcome = trial.try(mutant);
  outcomes.push(outcome);
  if (values.all || outcome.by === null) console.log(formatOutcome(outcome));
  if (outcomes.length % 100 === 0) console.error(`${outcomes.length} tried`);
}
console.log(`\n${formatTable(outcomes)}`);
process.exit(scoreOf(outcomes) >= GOAL ? 0 : 1);

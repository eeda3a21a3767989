import { randomOf } from '../../support/random.ts';
import { Coverage, type Violation } from '../run/coverage.ts';
import { type Rule, RULES, type Rules } from './rules.ts';
import { runSteps, type Step, stepsOf } from '../run/run-seed.ts';
import type { Workshop } from '../run/world.ts';

/** A rule that is out and what must be found then, within so many seeds. */
export type Control = {
  readonly rule: Rule;
  readonly rules: Rules;
  /** Any of these is the right thing to find. */
  readonly broken: readonly string[];
  readonly most: number;
  /** The commands, where chance alone seldom brings them together; the seeds in them stay random. */
  readonly script?: readonly string[];
};

const BROKEN: Readonly<Record<Rule, readonly string[]>> = {
  'seal is immutable': ['S4'],
  'acknowledged after it is synced': ['S1'],
  // The window itself may meet the county that went back, and have people look.
  'epoch is raised by a restore': ['S1', 'L1'],
  'kept until durable and backed up': ['S3'],
  'batches are chained': ['S6'],
  'a hash tells batches apart': ['S1', 'S5'],
  'paid once': ['S8'],
  'feed in order': ['S9', 'L1'],
  'PCs say what they have seen': ['S12'],
  'a PC out of use is not heard': ['S17'],
  'a restore takes the second journal': ['S2'],
  'a restore goes on behind the last number': ['S4'],
  'the keys of before are kept': ['L1'],
};

const SCRIPTS: Readonly<Partial<Record<Rule, readonly string[]>>> = {
  'a PC out of use is not heard': ['seal', 'put a PC out of use', 'seal', 'meet the county'],
  'epoch is raised by a restore': ['seal', 'back up', 'seal', 'meet the county', 'restore'],
  'PCs say what they have seen': ['back up', 'seal', 'meet the county', 'restore, no new epoch yet'],
  'a restore takes the second journal': ['back up', 'seal', 'meet the county', 'decide', 'restore'],
  'a restore goes on behind the last number': ['back up a PC', 'seal', 'put a PC back', 'seal'],
  'the keys of before are kept': [
    'county changes its key',
    'meet the county',
    'seal',
    'PC takes the new key',
    'meet the county',
  ],
  'batches are chained': ['seal', 'seal', 'export to the stick', 'county imports one file'],
  'paid once': ['seal', 'meet the county', 'decide', 'decide', 'decide', 'pay', 'pay', 'pay', 'pay'],
  'feed in order': [
    'seal',
    'meet the county',
    'seal',
    'meet the county',
    'decide',
    'decide',
    'decide',
    'decide',
    'pay',
    'pay',
    'county exports to the stick',
    'damage the stick',
    'import from the stick',
  ],
};

/** Immutable seals hide that batches are told apart by their hash: it takes both to see it. */
const ALSO: Readonly<Partial<Record<Rule, Rule>>> = { 'a hash tells batches apart': 'seal is immutable' };

export const CONTROLS: readonly Control[] = RULES.map((rule) => {
  const [script, also] = [SCRIPTS[rule], ALSO[rule]];
  const rules = new Set(also === undefined ? [rule] : [rule, also]);
  return { rule, rules, broken: BROKEN[rule], most: 400, ...(script === undefined ? {} : { script }) };
});

/** The first seed at which the checks find the missing rule, with what they found; null: they do not. */
export async function findBroken(
  workshop: Workshop,
  { rules, broken, most, script }: Control,
): Promise<{ readonly seed: number; readonly steps: readonly Step[]; readonly violation: Violation } | null> {
  for (let seed = 1; seed <= most; seed += 1) {
    const steps = script === undefined ? stepsOf(seed) : scripted(script, seed);
    const violation = await runSteps(workshop, steps, new Coverage(), rules);
    if (violation !== null && broken.includes(violation.invariant)) return { seed, steps, violation };
  }
  return null;
}

function scripted(script: readonly string[], seed: number): readonly Step[] {
  const random = randomOf(seed);
  // A multiple of the number of troubles: the quietest line.
  return script.map((command) => ({ command, pc: 0, seed: random.below(2 ** 28) * 5 }));
}

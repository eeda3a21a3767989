import { checkAtRest } from '../checks/at-rest.ts';
import { checkStep } from '../checks/after-step.ts';
import { randomOf } from '../../support/random.ts';
import { misbehave } from '../deeds/broken-client.ts';
import { takeOut } from '../controls/take-out.ts';
import { COMMANDS } from '../deeds/commands.ts';
import { comeToRest } from './come-to-rest.ts';
import { type Coverage, Violation } from './coverage.ts';
import { switchOn } from '../deeds/machines.ts';
import type { Rules } from '../controls/rules.ts';
import { type Workshop, World } from './world.ts';

/** One step of a run: what is done, and the seed of everything that happens in it, so that others can be left out. */
export type Step = { readonly command: string; readonly pc: number; readonly seed: number };

const TOTAL = COMMANDS.reduce((sum, { share }) => sum + share, 0);
const MOST_STEPS = 32;
/** How bad the line and the power are in one run. */
const TROUBLES = [0.01, 0.03, 0.06, 0.1, 0.25] as const;

/** One run in so many has a county with a second journal. */
const COPY_IN = 3;

/** The steps of a seed. */
export function stepsOf(seed: number): readonly Step[] {
  const random = randomOf(seed);
  const count = 8 + random.below(MOST_STEPS - 8);
  const pcs = 1 + random.below(3);
  return Array.from({ length: count }, () => {
    let left = random.below(TOTAL);
    const command = COMMANDS.find(({ share }) => (left -= share) < 0) ?? COMMANDS[0];
    return { command: command?.name ?? '', pc: random.below(pcs), seed: random.below(2 ** 31) };
  });
}

/** Runs steps in a new world and lets everything come to rest. Gives what was violated, null for nothing. */
export async function runSteps(
  workshop: Workshop,
  steps: readonly Step[],
  coverage: Coverage,
  rules: Rules = new Set(),
): Promise<Violation | null> {
  const pcs = steps.reduce((most, { pc }) => Math.max(most, pc + 1), 1);
  const world = new World(workshop, coverage, rules, pcs);
  try {
    world.county.hasCopy = (steps[0]?.seed ?? 0) % COPY_IN === 0;
    takeOut(world);
    await world.begin();
    world.trouble = TROUBLES[(steps[0]?.seed ?? 0) % TROUBLES.length] ?? 0;
    for (const step of steps) {
      world.random = randomOf(step.seed);
      await runStep(world, step);
      checkStep(world);
    }
    await comeToRest(world);
    checkAtRest(world);
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    // Anything that the product throws and no machine died of is a mistake as well.
    return new Violation('no exception', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

async function runStep(world: World, { command: name, pc: at }: Step): Promise<void> {
  const command = COMMANDS.find((each) => each.name === name);
  const pc = world.pcs[at];
  if (command === undefined || pc === undefined) throw new Error(`No such step: ${name}`);
  if (!world.county.isUp || !world.pcs.every(({ isUp }) => isUp)) if (world.random.chance(0.6)) await switchOn(world);
  if ((command.isCounty === true && !world.county.isUp) || (command.isPc === true && !pc.isUp)) {
    world.coverage.count('step: its machine is off');
    return;
  }
  const isDone = await command.run(world, pc);
  if (world.rules.size > 0 && pc.isUp) await world.atPc(pc, () => misbehave(world, pc));
  world.coverage.count(`step: ${name}${isDone ? '' : ', nothing to do'}`);
}

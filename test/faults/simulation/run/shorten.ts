import { Coverage, type Violation } from './coverage.ts';
import { runSteps, type Step } from './run-seed.ts';
import type { Rules } from '../controls/rules.ts';
import type { Workshop } from './world.ts';

/** More tries than this are not worth the wait. */
const MOST_TRIES = 300;

/** Leaves out of the steps what the violation does not need. */
export async function shorten(
  workshop: Workshop,
  steps: readonly Step[],
  { invariant }: Violation,
  rules: Rules,
): Promise<readonly Step[]> {
  let [left, tries] = [steps, 0];
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at + size <= left.length && tries < MOST_TRIES; tries += 1) {
      const less = [...left.slice(0, at), ...left.slice(at + size)];
      const found = await runSteps(workshop, less, new Coverage(), rules);
      if (found?.invariant === invariant) left = less;
      else at += size;
    }
  return left;
}

export const wordsOfSteps = (steps: readonly Step[]): string =>
  steps.map(({ command, pc }) => `${command} (${pc + 1})`).join(', ');

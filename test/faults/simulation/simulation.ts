import { z } from 'zod';
import { type Kind, type Order, Tally } from '../kind.ts';
import { childCommand, startChild } from '../support/child.ts';
import { type Watch, watched } from '../support/standing-still.ts';
import { EXPECTED } from './run/expected.ts';

/** The machine that this is meant for has two cores. */
const PROCESSES = 2;
/** Fewer seeds need not have met everything. */
const ENOUGH = 20_000;
/** A hundred seeds take a second; those that a failure is shortened by, or a rule taken out is looked for in, come without a word. */
const PATIENCE_MS = 600_000;

const line = z.object({
  done: z.number().optional(),
  counts: z.record(z.string(), z.number()).optional(),
  count: z.string().optional(),
  failed: z.string().optional(),
});

/** PCs, sticks, line and county in one process, on disks and clocks that a seed drives: docs/faults.md. */
export const simulation: Kind = {
  name: 'simulation',
  title: 'three PCs, a stick and a county over simulated disks and a simulated line',
  track: 'store',
  size: { ci: ENOUGH, full: 2_000_000 },
  obstacle: () => Promise.resolve(null),
  run: async (order) => {
    const tally = new Tally();
    const started = performance.now();
    await child(tally, order, ['controls']);
    const last = order.seed + order.count - 1;
    const lanes = Array.from({ length: PROCESSES }, (_, at) =>
      child(tally, order, [String(last), String(order.seed + at), String(PROCESSES)]),
    );
    await Promise.all(lanes);
    const { done, counts } = tally.outcome();
    if (done >= ENOUGH)
      for (const name of EXPECTED) if (counts[name] === undefined) tally.fail(`in ${done} seeds never: ${name}`);
    const seconds = (performance.now() - started) / 1000;
    tally.count(`${Math.round(done / seconds)} seeds a second`);
    return tally.outcome();
  },
};

async function child(tally: Tally, { isOver }: Order, args: readonly string[]): Promise<void> {
  let isSound = false;
  let [lines, step]: [number, Watch['step']] = [0, () => undefined];
  const running = startChild(childCommand('simulation', args), (text) => {
    const { done = 0, counts = {}, count, failed } = line.parse(JSON.parse(text));
    lines += 1;
    step(`${args.join(' ')} after its line ${lines}`);
    for (let each = 0; each < done; each += 1) tally.cycle();
    for (const [name, times] of Object.entries(counts)) tally.count(name, times);
    if (count !== undefined) tally.count(count);
    if (failed !== undefined) tally.fail(failed);
    if (isOver()) running.process.kill();
  });
  running.process.once('exit', (code, signal) => {
    isSound = code === 0 || (signal === 'SIGTERM' && isOver());
  });
  const untilEnd = (watch: Watch): Promise<void> => {
    ({ step } = watch);
    return running.ended;
  };
  try {
    await watched(args.join(' '), untilEnd, PATIENCE_MS);
  } catch (thrown) {
    running.kill();
    return tally.fail(`a process of the simulation: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  if (!isSound) tally.fail(`a process of the simulation ended: ${running.errors().slice(-2_000)}`);
}

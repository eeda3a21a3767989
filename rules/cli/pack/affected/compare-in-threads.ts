import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findChanges, type Changes, type Comparison } from './find-changes.ts';

/** Below this a thread costs more than it saves. */
const FEWEST_CASES = 5_000;
const MOST_THREADS = 8;
/** Threads start as the command itself did: through the tool that bundles a TypeScript entry. */
const RUNNER = join(import.meta.dirname, '../../../../build/run.mjs');
const THREAD = 'rules/cli/pack/affected/affected-thread.ts';

const compareInThread = (comparison: Comparison): Promise<Changes> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(RUNNER, { argv: [THREAD], workerData: comparison });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread of the comparison ended with ${code} and no answer`)));
  });

/** Compares all cases, in as many threads as the machine has processors where there are many; parts in order. */
export async function compareInThreads(whole: Omit<Comparison, 'from' | 'to'>, count: number): Promise<Changes> {
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), Math.floor(count / FEWEST_CASES)));
  if (threads === 1) return findChanges({ ...whole, from: 0, to: count });
  const size = Math.ceil(count / threads);
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, index) => {
      const [from, to] = [index * size, Math.min(count, (index + 1) * size)];
      return compareInThread({ ...whole, from, to });
    }),
  );
  return {
    changes: parts.flatMap(({ changes }) => changes),
    problems: parts.flatMap(({ problems }) => problems),
    ids: parts.flatMap(({ ids }) => ids),
  };
}

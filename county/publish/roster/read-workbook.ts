import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import type { RosterTable } from './roster-table.ts';

/** What a thread is started with. */
export type WorkbookOrder = { readonly bytes: Uint8Array; readonly sheet: string | null };
export type WorkbookAnswer = { readonly table: RosterTable } | Pick<RosterFileError, 'code' | 'detail'>;

/** A reader that needs more than this has not been given a roster. */
const MOST = { heapMb: 512, seconds: 60 };

/** The thread starts as the service itself did: through the tool that bundles a TypeScript entry. */
const RUNNER = join(import.meta.dirname, '../../../build/run.mjs');
const THREAD = 'county/publish/roster/workbook-thread.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a sheet of a workbook in a thread of its own, one file after the other: what a hostile one does there, the service answers
 * meanwhile. Throws `RosterFileError`.
 */
export function readWorkbook(order: WorkbookOrder, most = MOST): Promise<RosterTable> {
  const reading = last.then(() => inThread(order, most));
  last = reading.catch(() => undefined);
  return reading;
}

async function inThread(order: WorkbookOrder, most: typeof MOST): Promise<RosterTable> {
  const worker = new Worker(RUNNER, {
    argv: [THREAD],
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: most.heapMb },
  });
  const stopped: WorkbookAnswer = { code: 'ROSTER_READER_STOPPED', detail: {} };
  let limit: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<WorkbookAnswer>((resolve) => {
      worker.once('message', resolve);
      // Out of memory, or a fault of a library that nobody caught: what it says may quote the file, so nothing of it is kept.
      worker.once('error', () => resolve(stopped));
      worker.once('exit', () => resolve(stopped));
      limit = setTimeout(() => resolve(stopped), most.seconds * 1_000);
    });
    if ('table' in answer) return answer.table;
    throw new RosterFileError(answer.code, answer.detail);
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}

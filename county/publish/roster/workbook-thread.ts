import { parentPort, workerData } from 'node:worker_threads';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import { tableOf } from './roster-table.ts';
import type { WorkbookAnswer, WorkbookOrder } from './read-workbook.ts';

/** A thread that reads one workbook, with little memory, and may be ended at any moment. What a reader throws stays in here. */
const { bytes, sheet } = workerData as WorkbookOrder; // As read-workbook.ts gives it.

async function answer(): Promise<WorkbookAnswer> {
  try {
    return { table: await tableOf(await openRosterFile(Buffer.from(bytes)), sheet) };
  } catch (cause) {
    const { code, detail } = cause instanceof RosterFileError ? cause : new RosterFileError('ROSTER_UNREADABLE');
    return { code, detail };
  }
}

parentPort?.postMessage(await answer());

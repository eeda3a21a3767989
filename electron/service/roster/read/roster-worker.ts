import { parentPort } from 'node:worker_threads';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import { lookAt } from './look-at.ts';
import { openRosterFile } from './format/open-roster-file.ts';
import { RosterFileError } from './format/read-problem.ts';
import { readSheet } from './read-sheet.ts';
import type { ReaderReply, ReaderRequest } from './reader-messages.ts';
import { refusedTable } from './refused-table.ts';
import type { RosterFile } from './format/roster-file.ts';

/**
 * Rows sent in one message, each asked for: messages that wait are all taken in one go, and a hundred thousand rows would
 * hold the service up for most of a second.
 */
const ROWS_A_MESSAGE = 500;

let file: RosterFile | null = null;
let waiting: RosterRow[] = [];
const send = (reply: ReaderReply): void => parentPort?.postMessage(reply);

function opened(): RosterFile {
  if (file === null) throw new RosterFileError('ROSTER_GONE');
  return file;
}

async function answer(request: ReaderRequest): Promise<void> {
  switch (request.kind) {
    case 'open': {
      const { buffer, byteOffset, byteLength } = request.bytes;
      file = await openRosterFile(Buffer.from(buffer, byteOffset, byteLength));
      send({ kind: 'opened', file: await lookAt(file) });
      return;
    }
    case 'read': {
      const read = await readSheet(opened(), request.order, (rows) => send({ kind: 'progress', rows }));
      waiting = [...read.taken];
      send({ kind: 'read', summary: read.summary });
      return;
    }
    case 'next':
      send({ kind: 'next', rows: waiting.splice(0, ROWS_A_MESSAGE) });
      return;
    case 'refused':
      send({ kind: 'refused', bytes: await refusedTable(opened(), request.order, request.refused) });
      return;
  }
}

/** One file, read in a thread of its own that may be ended at any moment. What a reader throws stays in here. */
parentPort?.on('message', (request: ReaderRequest) => {
  answer(request).catch((cause: unknown) => {
    const known = cause instanceof RosterFileError ? cause : new RosterFileError('ROSTER_UNREADABLE');
    send({ kind: 'failed', code: known.code, detail: known.detail });
  });
});

import { parentPort } from 'node:worker_threads';
import { lookAt } from './look-at.ts';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import { readSheet } from './read-sheet.ts';
import type { ReaderReply, ReaderRequest, ReadRows } from './reader-messages.ts';
import type { RosterFile } from '#shared/roster/file/roster-file.ts';

/**
 * Rows of each kind sent in one message, each asked for: messages that wait are all taken in one go, and a hundred thousand rows would
 * hold the service up for most of a second.
 */
const ROWS_A_MESSAGE = 500;

let file: RosterFile | null = null;
let waiting: ReadRows = { taken: [], duplicates: [], refused: [], held: [] };
let sent = 0;
const send = (reply: ReaderReply): void => parentPort?.postMessage(reply);

function opened(): RosterFile {
  if (file === null) throw new RosterFileError('ROSTER_GONE');
  return file;
}

function nextRows(): ReadRows {
  const from = sent;
  sent += ROWS_A_MESSAGE;
  const { taken, duplicates, refused, held } = waiting;
  return {
    taken: taken.slice(from, sent),
    duplicates: duplicates.slice(from, sent),
    refused: refused.slice(from, sent),
    held: held.slice(from, sent),
  };
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
      const { rows, counts } = await readSheet(opened(), request.order, (done) =>
        send({ kind: 'progress', rows: done }),
      );
      [waiting, sent] = [rows, 0];
      send({ kind: 'read', counts });
      return;
    }
    case 'next':
      send({ kind: 'next', rows: nextRows() });
      return;
    case 'refused': {
      // What writes a workbook is larger than what reads one, and rarely asked for.
      const { refusedTable } = await import('./refused-table.ts');
      send({ kind: 'refused', bytes: await refusedTable(opened(), request.order, request.refused) });
      return;
    }
  }
}

/** One file, read in a thread of its own that may be ended at any moment. What a reader throws stays in here. */
parentPort?.on('message', (request: ReaderRequest) => {
  answer(request).catch((cause: unknown) => {
    const known = cause instanceof RosterFileError ? cause : new RosterFileError('ROSTER_UNREADABLE');
    send({ kind: 'failed', code: known.code, detail: known.detail });
  });
});

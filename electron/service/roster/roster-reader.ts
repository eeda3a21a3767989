import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '#shared/result.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import type { LookedAt, ReaderReply, ReaderRequest, ReadOrder, ReadRows, ReadSummary } from './read/reader-messages.ts';

export type ReadFile = { readonly taken: readonly RosterRow[]; readonly summary: ReadSummary };

/** One file in a thread of its own. One question at a time. */
export type RosterReader = {
  readonly open: (bytes: Uint8Array) => Promise<Result<LookedAt>>;
  readonly read: (order: ReadOrder, onProgress: (rows: number) => void) => Promise<Result<ReadFile>>;
  readonly refused: (order: ReadOrder, refused: ReadonlyMap<number, string>) => Promise<Result<Uint8Array>>;
  /** Ends the thread, whatever it is doing: a question under way fails with ROSTER_CANCELLED. */
  readonly close: () => void;
};

/** A reader that needs more than this has not been given a roster. */
const MOST_HEAP_MB = 768;
const MOST_SECONDS = 120;

type Growing = { readonly [K in keyof ReadRows]: ReadRows[K][number][] };

const noRows = (): Growing => ({ taken: [], duplicates: [], refused: [], held: [] });

/** Adds a piece to what has come so far; false: there was nothing in it. */
function addRows(rows: Growing, { taken, duplicates, refused, held }: ReadRows): boolean {
  rows.taken.push(...taken);
  rows.duplicates.push(...duplicates);
  rows.refused.push(...refused);
  rows.held.push(...held);
  return taken.length + duplicates.length + refused.length + held.length > 0;
}

/** Starts a thread with the script of `roster-worker.ts`. */
export function createRosterReader(script: string): RosterReader {
  // Read here and not by the thread: the script may lie inside the app's archive.
  const worker = new Worker(readFileSync(script, 'utf8'), {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    stdin: false,
  });
  worker.unref();
  let settle: ((result: Result<ReaderReply>) => void) | null = null;
  let onRows: (rows: number) => void = () => undefined;
  let ended: Result<never> | null = null;

  const end = (why: Result<never>): void => {
    ended ??= why;
    settle?.(ended);
    settle = null;
  };
  worker.on('message', (reply: ReaderReply) => {
    if (reply.kind === 'progress') onRows(reply.rows);
    else {
      settle?.(ok(reply));
      settle = null;
    }
  });
  // Out of memory, or a fault of a library that nobody caught: what it says may quote the file, so nothing of it is kept.
  worker.on('error', () => end(fail('ROSTER_READER_STOPPED')));
  worker.on('exit', () => end(fail('ROSTER_READER_STOPPED')));

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a question whose answer nobody waits for any more is still being worked on. */
  function ask(request: ReaderRequest, onProgress?: (rows: number) => void): Promise<Result<ReaderReply>> {
    const next = last.then(() => askNow(request, onProgress));
    last = next;
    return next;
  }

  async function askNow(
    request: ReaderRequest,
    onProgress: (rows: number) => void = () => undefined,
  ): Promise<Result<ReaderReply>> {
    if (ended !== null) return ended;
    onRows = onProgress;
    const answer = new Promise<Result<ReaderReply>>((resolve) => {
      settle = resolve;
    });
    const limit = setTimeout(() => {
      end(fail('ROSTER_READER_STOPPED'));
      void worker.terminate();
    }, MOST_SECONDS * 1000);
    worker.postMessage(request);
    const reply = await answer;
    clearTimeout(limit);
    if (!reply.ok || reply.value.kind !== 'failed') return reply;
    return fail(reply.value.code, reply.value.detail);
  }

  return {
    open: async (bytes) => {
      const reply = await ask({ kind: 'open', bytes });
      if (!reply.ok) return reply;
      return reply.value.kind === 'opened' ? ok(reply.value.file) : fail('ROSTER_READER_STOPPED');
    },
    read: async (order, onProgress) => {
      const reply = await ask({ kind: 'read', order }, onProgress);
      if (!reply.ok) return reply;
      if (reply.value.kind !== 'read') return fail('ROSTER_READER_STOPPED');
      const rows = noRows();
      for (;;) {
        const next = await ask({ kind: 'next' });
        if (!next.ok) return next;
        if (next.value.kind !== 'next') return fail('ROSTER_READER_STOPPED');
        if (!addRows(rows, next.value.rows)) {
          const { taken, ...others } = rows;
          return ok({ taken, summary: { ...reply.value.counts, ...others } });
        }
      }
    },
    refused: async (order, refused) => {
      const reply = await ask({ kind: 'refused', order, refused });
      if (!reply.ok) return reply;
      return reply.value.kind === 'refused' ? ok(reply.value.bytes) : fail('ROSTER_READER_STOPPED');
    },
    close: () => {
      end(fail('ROSTER_CANCELLED'));
      void worker.terminate();
    },
  };
}

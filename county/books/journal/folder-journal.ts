import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, withRoom, writeAt } from '../../spool/synced-file.ts';
import { entryLine, readEntryLine } from './entry-line.ts';
import {
  hashOf,
  type Entry,
  type Journal,
  JournalDamagedError,
  type JournalHead,
  JournalStoppedError,
  NO_EVENTS,
} from './journal.ts';

const OWNER_ONLY = 0o600;
/** A mark is one line: number, hash, size of the journal, all of fixed width. Only whole lines count. */
const MARK = /^(\d{12}) ([0-9a-f]{64}) (\d{15})\n$/;
const MARK_BYTES = 94;

type Mark = JournalHead & { readonly size: number };

export type FolderJournal = Journal & {
  /** Takes the last append back, which nobody was told of yet. Throws when that fails; nothing is written any more then. */
  readonly revert: () => Promise<void>;
};

/**
 * The journal as a file, with a second one that only ever says how far the first goes. An append is synced in the first, then marked
 * and synced in the second, then acknowledged: so what was cut off behind the mark was never acknowledged and is put aside, and
 * what is missing before the mark is damage. The caller holds the folder's lock.
 */
export async function openFolderJournal(folder: string): Promise<FolderJournal> {
  const opened: FileHandle[] = [];
  try {
    const log = await openFile(join(folder, 'journal.log'));
    opened.push(log);
    const marks = await openFile(join(folder, 'journal.head'));
    opened.push(marks);
    return await openFiles(folder, log, marks);
  } catch (error) {
    for (const file of opened) await file.close();
    throw error;
  }
}

async function openFiles(folder: string, log: FileHandle, marks: FileHandle): Promise<FolderJournal> {
  // The first mark is written before the first event: a journal without any has lost them.
  if ((await marks.stat()).size === 0 && (await log.stat()).size === 0) {
    await writeAt(marks, markLine({ ...NO_EVENTS, size: 0 }), 0);
    await marks.datasync();
  }
  await syncFolder(folder);
  const whole = await readMark(marks);
  let markSize = whole.at;
  let mark = await settleTail(folder, log, whole.mark);
  let isBroken = false;
  let before: Mark | null = null;

  async function append(entries: readonly Entry[]): Promise<void> {
    if (isBroken) throw new JournalStoppedError();
    const last = entries.at(-1);
    if (last === undefined) return;
    const bytes = Buffer.concat(entries.map(entryLine));
    const next = { n: last.n, hash: last.hash, size: mark.size + bytes.length };
    try {
      await withRoom(async () => {
        await writeAt(log, bytes, mark.size);
        await log.datasync();
        await writeAt(marks, markLine(next), markSize);
        await marks.datasync();
      });
    } catch (error) {
      await undo();
      throw error;
    }
    [before, mark] = [mark, next];
    markSize += MARK_BYTES;
  }

  async function revert(): Promise<void> {
    if (before === null) throw new Error('No append to take back');
    [mark, before] = [before, null];
    markSize -= MARK_BYTES;
    await undo();
    if (isBroken) throw new Error('An append could not be taken back');
  }

  /** What was half written must not stand before the next append; when even that fails, nothing is written any more. */
  async function undo(): Promise<void> {
    try {
      await marks.truncate(markSize);
      await log.truncate(mark.size);
      await Promise.all([marks.datasync(), log.datasync()]);
    } catch {
      isBroken = true;
    }
  }

  return {
    // Where nothing can be written any more, whoever asks whether all is well is told.
    head: () =>
      isBroken ? Promise.reject(new JournalStoppedError()) : Promise.resolve({ n: mark.n, hash: mark.hash }),
    append: (_connection, entries) => append(entries),
    revert,
    read: () => readAll(log, mark),
    close: async () => {
      await log.close();
      await marks.close();
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  await writeFile(path, '', { flag: 'a', mode: OWNER_ONLY });
  return open(path, 'r+');
}

const markLine = ({ n, hash, size }: Mark): Buffer =>
  Buffer.from(`${String(n).padStart(12, '0')} ${hash} ${String(size).padStart(15, '0')}\n`, 'latin1');

/** The last whole mark; a torn one behind it was never acknowledged. */
async function readMark(file: FileHandle): Promise<{ readonly mark: Mark; readonly at: number }> {
  const { size } = await file.stat();
  const last = size - (size % MARK_BYTES);
  // Only the very last line can be torn by a power cut.
  for (let at = last; at > 0 && at >= last - MARK_BYTES; at -= MARK_BYTES) {
    const bytes = Buffer.alloc(MARK_BYTES);
    await file.read(bytes, 0, MARK_BYTES, at - MARK_BYTES);
    const [, n, hash, length] = MARK.exec(bytes.toString('latin1')) ?? [];
    if (n !== undefined && hash !== undefined && length !== undefined)
      return { mark: { n: Number(n), hash, size: Number(length) }, at };
  }
  throw new JournalDamagedError(0, 'journal.head 缺失或被改动');
}

/** Takes whole entries behind the mark, puts the rest aside. Nothing behind the mark was acknowledged. */
async function settleTail(folder: string, log: FileHandle, mark: Mark): Promise<Mark> {
  const { size } = await log.stat();
  if (size < mark.size) throw new JournalDamagedError(mark.n, '文件被截短');
  const tail = Buffer.alloc(size - mark.size);
  await log.read(tail, 0, tail.length, mark.size);
  let at = 0;
  let { n, hash } = mark;
  for (;;) {
    const line = readEntryLine(tail, at);
    if (line === null || line.entry.n !== n + 1 || line.entry.hash !== hashOf(hash, line.entry)) break;
    ({ n, hash } = line.entry);
    at = line.end;
  }
  if (at < tail.length) {
    await writeFile(join(folder, `journal.torn-${mark.size + at}`), tail.subarray(at), { mode: OWNER_ONLY });
    await log.truncate(mark.size + at);
  }
  // What a process that was killed left in the machine's memory is synced before anything is built on it.
  await log.datasync();
  return { n, hash, size: mark.size + at };
}

const PIECE_BYTES = 4 * 1024 * 1024;

/** Reads the file from its start, checking every link. */
async function* readAll(log: FileHandle, mark: Mark): AsyncIterable<Entry> {
  let { n, hash } = NO_EVENTS;
  let rest = Buffer.alloc(0);
  for (let read = 0; read < mark.size || rest.length > 0;) {
    const piece = Buffer.alloc(Math.min(PIECE_BYTES, mark.size - read));
    const { bytesRead } = await log.read(piece, 0, piece.length, read);
    read += bytesRead;
    rest = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
    let at = 0;
    for (let line = readEntryLine(rest, at); line !== null; line = readEntryLine(rest, at)) {
      const { entry } = line;
      if (entry.n !== n + 1 || entry.hash !== hashOf(hash, entry)) throw new JournalDamagedError(n + 1, '链接不上');
      ({ n, hash } = entry);
      yield entry;
      at = line.end;
    }
    rest = rest.subarray(at);
    if (bytesRead === 0 && rest.length > 0) throw new JournalDamagedError(n + 1, '读不出来');
  }
  if (n !== mark.n || hash !== mark.hash) throw new JournalDamagedError(mark.n, '与 journal.head 不符');
}

import { closeSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from './durable-file.ts';
import { fileError, isMissing, isNoFile } from './file-error.ts';
import { openPlainFile } from './plain-file.ts';

/** How far the database was when a write was acknowledged. */
export type HeadMark = {
  /** Counts every committed transaction. */
  readonly commit: number;
  readonly auditSeq: number;
  /** Lower-case hex of the last audit entry; 64 zeros before the first. */
  readonly auditHash: string;
  readonly batchSeq: number;
};

/** The high-water mark beside the database: one line per commit, on disk before anything is called saved. */
export type HeadLog = {
  /** Makes sure that the next line has room, so that a full disk is met before a commit and not after it. */
  readonly reserve: () => void;
  readonly append: (mark: HeadMark) => void;
  readonly close: () => void;
};

const LINE = 128;
/** Room for so many writes is made at once, because it takes a sync of its own. */
const RESERVED_LINES = 256;
const SHAPE = /^AID1 (\d{12}) (\d{12}) ([0-9a-f]{64}) (\d{8}) ([0-9a-f]{8}) *\n$/;

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const checksum = (body: string): string => crc32(body).toString(16).padStart(8, '0');

function writeLine({ commit, auditSeq, auditHash, batchSeq }: HeadMark): string {
  const body = `AID1 ${digits(commit, 12)} ${digits(auditSeq, 12)} ${auditHash} ${digits(batchSeq, 8)}`;
  return `${`${body} ${checksum(body)}`.padEnd(LINE - 1)}\n`;
}

function readLine(line: string): HeadMark | null {
  const match = SHAPE.exec(line);
  if (match === null) return null;
  const [, commit, auditSeq, auditHash = '', batchSeq, sum = ''] = match;
  if (checksum(line.slice(0, line.indexOf(sum, 100) - 1)) !== sum) return null;
  return { commit: Number(commit), auditSeq: Number(auditSeq), auditHash, batchSeq: Number(batchSeq) };
}

/** The last whole line, read from the end: blank room and a line torn by a power cut are passed over. */
function findLast(handle: number, size: number): { readonly mark: HeadMark; readonly end: number } | null {
  const room = Buffer.alloc(LINE * RESERVED_LINES);
  for (let end = Math.floor(size / LINE) * LINE; end > 0; end -= room.length) {
    const from = Math.max(0, end - room.length);
    const read = readSync(handle, room, 0, end - from, from);
    const text = room.toString('latin1', 0, read);
    for (let start = end - from - LINE; start >= 0; start -= LINE) {
      const mark = readLine(text.slice(start, start + LINE));
      if (mark !== null) return { mark, end: from + start + LINE };
    }
  }
  return null;
}

/** The mark of the last acknowledged write; null when no file is there or it holds none. STORE_IO, STORE_READ_ONLY. */
export function lastHeadMark(path: string): HeadMark | null {
  try {
    const handle = openPlainFile(path);
    try {
      return findLast(handle, fstatSync(handle).size)?.mark ?? null;
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    if (isMissing(cause) || isNoFile(cause)) return null;
    throw fileError(cause);
  }
}

/** Opens the file for appending, making it when it is not there. DISK_FULL, STORE_READ_ONLY, STORE_IO. */
export function openHeadLog(path: string): HeadLog {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw fileError(cause);
    }
  };
  const handle = guarded(() => openForWriting(path));
  let isOpen = true;
  let room = guarded(() => fstatSync(handle).size);
  let end = guarded(() => findLast(handle, room)?.end ?? 0);
  const put = (text: string, at: number): void => {
    const bytes = Buffer.from(text, 'latin1');
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done, at + done);
  };
  const reserve = (): void => {
    if (end + LINE <= room) return;
    put(`${' '.repeat(LINE - 1)}\n`.repeat(RESERVED_LINES), end);
    fsyncSync(handle);
    room = end + LINE * RESERVED_LINES;
  };
  return {
    reserve: () => guarded(reserve),
    append: (mark) =>
      guarded(() => {
        reserve();
        put(writeLine(mark), end);
        fdatasyncSync(handle);
        end += LINE;
      }),
    close: () => {
      // A number closed twice may by then belong to another file.
      if (!isOpen) return;
      isOpen = false;
      guarded(() => closeSync(handle));
    },
  };
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    const handle = openSync(path, 'wx+', 0o600);
    fsyncSync(handle);
    syncFolder(dirname(path));
    return handle;
  }
}

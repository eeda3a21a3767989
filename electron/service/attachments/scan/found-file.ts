import { createHash } from 'node:crypto';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaOf, MOST_CHOSEN_BYTES } from '#shared/domain/material/attached-file.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';

/** A plain file of the folder as it is now. */
export type FoundFile = {
  readonly key: string;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** When it came into the folder, in milliseconds: a copied photograph keeps the time at which it was taken. */
  readonly atMs: number;
};

/** More names than a folder for scans ever has: looking at each every two seconds would be felt. */
const MOST_ENTRIES = 3_000;
/** What systems and programs leave about; nobody put it there to be taken. */
const NOISE = /^(?:\.|~\$|desktop\.ini$|thumbs\.db$)|\.(?:tmp|temp|part|partial|crdownload|lock)$/i;
const HEAD_BYTES = 16;
/** Some scanners write a little after the end. */
const TAIL_BYTES = 2_048;

const isOneOf = (cause: unknown, ...codes: readonly string[]): boolean =>
  cause instanceof Error && 'code' in cause && codes.includes(String(cause.code));

/** The plain files of a folder. SCAN_FOLDER_GONE, SCAN_FOLDER_FULL. */
export async function filesIn(folder: string, salt: string): Promise<Result<readonly FoundFile[]>> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch {
    return fail('SCAN_FOLDER_GONE', { folder });
  }
  if (names.length > MOST_ENTRIES) return fail('SCAN_FOLDER_FULL', { folder, most: MOST_ENTRIES });
  const found = await Promise.all(names.filter((name) => !NOISE.test(name)).map((name) => fileAt(folder, name, salt)));
  return ok(found.filter((file) => file !== null));
}

/** Null for what is no plain file, or is gone by now. */
async function fileAt(folder: string, name: string, salt: string): Promise<FoundFile | null> {
  const path = join(folder, name);
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return null;
    const { size, mtimeMs, ctimeMs, birthtimeMs } = stat;
    const key = createHash('sha256')
      .update(JSON.stringify([salt, name, size, Math.round(mtimeMs)]))
      .digest('hex');
    return { key, path, name, size, atMs: Math.max(mtimeMs, ctimeMs, birthtimeMs) };
  } catch {
    return null;
  }
}

/** What the first and last bytes of a file say: whole, without an end, nothing that can be taken, or not readable now. */
export type Completeness = 'whole' | 'endless' | 'other' | 'busy';

/** Looks at both ends of a file without reading the rest. */
export async function completenessOf({ path, size }: Pick<FoundFile, 'path' | 'size'>): Promise<Completeness> {
  if (size === 0) return 'endless';
  try {
    const file = await open(path, 'r');
    try {
      const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
      const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
      await file.read(head, 0, head.length, 0);
      await file.read(tail, 0, tail.length, size - tail.length);
      return judge(head, tail);
    } finally {
      await file.close();
    }
  } catch (cause) {
    // Windows keeps a file to the program that writes it.
    return isOneOf(cause, 'EBUSY', 'EPERM', 'EACCES', 'ENOENT') ? 'busy' : 'other';
  }
}

function judge(head: Buffer, tail: Buffer): Completeness {
  const media = mediaOf(head);
  if (media === null) return 'other';
  switch (media) {
    case 'jpeg':
      return tail.includes(Buffer.from([0xff, 0xd9])) ? 'whole' : 'endless';
    case 'png':
      return tail.includes('IEND') ? 'whole' : 'endless';
    case 'pdf':
      return tail.includes('%%EOF') ? 'whole' : 'endless';
    default:
      return assertNever(media);
  }
}

/** Whether it is larger than what is even read. */
export const isTooLarge = ({ size }: Pick<FoundFile, 'size'>): boolean => size > MOST_CHOSEN_BYTES;

import { link, lstat, mkdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** Beside the files it is made for. */
export const TAKEN_FOLDER = '已收';
/** Nobody has more files of one name. */
const MOST_TRIES = 99;

/** Moves a file into the folder of taken ones without ever replacing one that lies there. False: it stays where it was. */
export async function moveAside(path: string): Promise<boolean> {
  const folder = join(dirname(path), TAKEN_FOLDER);
  const end = extname(path);
  const stem = basename(path, end);
  try {
    await mkdir(folder, { recursive: true });
    for (let count = 1; count <= MOST_TRIES; count += 1) {
      const target = join(folder, count === 1 ? `${stem}${end}` : `${stem}（${count}）${end}`);
      const moved = await moveTo(path, target);
      if (moved !== 'taken') return moved === 'done';
    }
    return false;
  } catch {
    return false;
  }
}

/** A link fails where a name is taken, as a rename would not. Where links cannot be made, a free name is renamed to. */
async function moveTo(path: string, target: string): Promise<'done' | 'taken' | 'failed'> {
  try {
    await link(path, target);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'EEXIST') return 'taken';
    if (code === 'ENOENT') return 'failed';
    return renameTo(path, target);
  }
  await unlink(path);
  return 'done';
}

async function renameTo(path: string, target: string): Promise<'done' | 'taken'> {
  const isTaken = await lstat(target).then(
    () => true,
    () => false,
  );
  if (isTaken) return 'taken';
  await rename(path, target);
  return 'done';
}

import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../spool/synced-file.ts';

const OWNER_ONLY = 0o600;

/** Another process works in the folder. The message is for people. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `数据文件夹 ${folder} 正在被另一个县级服务使用（进程 ${pid}）。同一文件夹只能由一个服务打开；请先停止它，再启动。`,
    );
  }
}

/**
 * Takes a folder for this process: a file with process number and start time, made by a link, which succeeds for one only. The file
 * of a process that is gone is taken over. Throws {@link FolderInUseError}. Gives what releases it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const [path, taking] = [join(folder, 'lock'), join(folder, 'lock.taking')];
  const own = `${process.pid} ${(await startOf(process.pid)) ?? '-'}\n`;
  const aside = join(folder, `lock.${process.pid}`);
  await writeFile(aside, own, { mode: OWNER_ONLY });
  try {
    if (!(await linkNew(aside, path))) {
      // One at a time looks whether the owner is gone: else two could both find so, and one take away the other's new lock.
      if (!(await linkNew(aside, taking))) {
        await dropStale(folder, taking);
        throw new FolderInUseError(folder, await ownerOf(path));
      }
      try {
        await dropStale(folder, path);
        if (!(await linkNew(aside, path))) throw new FolderInUseError(folder, await ownerOf(path));
      } finally {
        await unlink(taking);
      }
    }
  } finally {
    await unlink(aside);
  }
  return async () => {
    if ((await readFile(path, 'utf8')) === own) await unlink(path);
  };
}

/** Removes a lock whose process is gone; throws when it is there. */
async function dropStale(folder: string, path: string): Promise<void> {
  const [pid = '', start = ''] = (await readText(path)).trim().split(' ');
  const now = await startOf(Number(pid));
  if (now !== null && now === start) throw new FolderInUseError(folder, Number(pid));
  await unlink(path).catch((error: unknown) => {
    if (errnoOf(error) !== 'ENOENT') throw error;
  });
}

const ownerOf = async (path: string): Promise<number> => Number((await readText(path)).split(' ')[0] ?? 0);

const readText = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  });

async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** When a process began, in the kernel's ticks: a number that was given to another process since does not deceive. Null: it is gone. */
async function startOf(pid: number): Promise<string | null> {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const stat = await readText(`/proc/${pid}/stat`);
  if (stat !== '') return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  if (process.platform === 'linux') return null;
  try {
    process.kill(pid, 0);
    return '-';
  } catch {
    return null;
  }
}

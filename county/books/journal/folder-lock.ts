import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
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
  const path = join(folder, 'lock');
  const own = `${process.pid} ${(await startOf(process.pid)) ?? '-'}\n`;
  const aside = join(folder, `lock.${process.pid}`);
  await writeFile(aside, own, { mode: OWNER_ONLY });
  try {
    await take(folder, aside, path);
  } finally {
    await unlink(aside);
  }
  return async () => {
    if ((await readFile(path, 'utf8')) === own) await unlink(path);
  };
}

/**
 * Makes `path` a link of `aside`. Who finds it left by a dead process first takes the right to succeed that very process, which is a
 * file of the same kind: else two could both find it dead, and one take away the other's new lock. Who dies as successor has one too.
 */
async function take(folder: string, aside: string, path: string): Promise<void> {
  if (await linkNew(aside, path)) return;
  const left = await readText(path);
  // Let go meanwhile.
  if (left === null) return take(folder, aside, path);
  const [pid = '', start = ''] = left.trim().split(' ');
  const now = await startOf(Number(pid));
  if (now !== null && now === start) throw new FolderInUseError(folder, Number(pid));
  const succession = join(folder, `lock.after-${Number(pid)}-${Number(start)}`);
  await take(folder, aside, succession);
  // A process starts once, so what is replaced here never comes back: this holds until the file has its new name.
  if ((await readText(path)) === left) return rename(succession, path);
  await unlink(succession);
  return take(folder, aside, path);
}

const readText = async (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
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
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  if (process.platform === 'linux') return null;
  try {
    process.kill(pid, 0);
    return '-';
  } catch {
    return null;
  }
}

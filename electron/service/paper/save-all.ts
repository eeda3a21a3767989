import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { isStillOpen } from '../handlers/unlocked.ts';

/** Other files of the folder that may have the same name already. */
const MOST_NAMESAKES = 100;

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EACCES: '这个文件夹不能写入',
  EPERM: '这个文件夹不能写入',
  EROFS: '这个文件夹不能写入',
  ENOENT: '文件夹不在了，U 盘可能已拔出',
};

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** Writes beside what is there: a file of the same name stays as it is. */
function writeBeside(folder: string, name: string, bytes: Uint8Array): void {
  for (let number = 1; number <= MOST_NAMESAKES; number += 1) {
    try {
      writeFileSync(join(folder, `${name}${number === 1 ? '' : `（${number}）`}.pdf`), bytes, {
        flag: 'wx',
        flush: true,
      });
      return;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause;
    }
  }
  throw new Error('Too many files of one name');
}

/**
 * Writes papers into a folder the person chooses, the very bytes that were made, numbered in the order given. Their names say case
 * and paper, never a person. NOT_FOUND, FILE_WRITE_FAILED naming how many were written before.
 */
export async function saveAll(
  context: UserContext,
  printIds: readonly string[],
): Promise<Result<{ readonly folder: string | null; readonly count: number }>> {
  const { open, host } = context;
  if (printIds.some((printId) => open.store.prints.get(printId) === null)) return fail('NOT_FOUND');
  const chosen = await host.chooseFolder('选择存放文书的文件夹');
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return ok({ folder: null, count: 0 });
  if (!isStillOpen(context)) return fail('LOCKED');
  const { path } = chosen.value;
  const { prints, applications } = open.store;
  for (const [index, printId] of printIds.entries()) {
    const [print, bytes] = [prints.get(printId), prints.bytes(printId)];
    if (print === null || bytes === null) return fail('NOT_FOUND');
    const { applicationId, about, title } = print;
    const number = applicationId === null ? about : (applications.get(applicationId)?.number ?? '未编号');
    const order = String(index + 1).padStart(String(printIds.length).length, '0');
    try {
      writeBeside(path, `${order}-${number}-${title}`, bytes);
    } catch (cause) {
      return fail('FILE_WRITE_FAILED', { why: `已存 ${index} 份，其余没有存：${WHY[codeOf(cause)] ?? '写入出错'}` });
    }
    // Each file that left is named, also when a later one fails.
    open.store.audit.note(open.actor, 'print.save', title, applicationId ?? undefined);
  }
  return ok({ folder: path, count: printIds.length });
}

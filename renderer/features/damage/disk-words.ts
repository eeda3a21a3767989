import type { DiskTrouble } from '#shared/contract/data/damage.ts';
import { assertNever } from '#shared/result.ts';

const UNSAVED = '填写的内容都在屏幕上，还没有保存，请不要关闭窗口。';

/** What is wrong with the disk, what that means for the work, and what to do. */
export function diskWords({ kind, folder, freeMegabytes }: DiskTrouble): string {
  const left = freeMegabytes === null ? '' : `，只剩 ${freeMegabytes} 兆`;
  switch (kind) {
    case 'full':
      return `磁盘已满，现在不能保存。${UNSAVED}请在这块磁盘上删除不用的文件或清空回收站，腾出 500 兆以上（数据在 ${folder}${left}）。有了空间会自动接着保存。`;
    case 'readOnly':
      return `数据文件夹现在不能写入。${UNSAVED}请检查磁盘的写保护和文件夹 ${folder} 的权限，或请维护人员处理。能写入以后会自动接着保存。`;
    case 'broken':
      return `读写磁盘出错，现在不能保存。${UNSAVED}请检查硬盘或 U 盘的连接；多次出现时硬盘可能要坏，请维护人员处理，先不要关机。恢复以后会自动接着保存。`;
    case 'low':
      return `磁盘快满了${left}。现在还能保存，请尽快删除不用的文件或清空回收站，腾出 500 兆以上。`;
    default:
      return assertNever(kind);
  }
}

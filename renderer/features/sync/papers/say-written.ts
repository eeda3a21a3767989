import type { ChannelOutput } from '#shared/contract/index.ts';
import { notifyDone, notifyTrouble } from '../../../ui/overlay/notify.tsx';

/** Says what an export came to: batches that are safely on the stick, and papers that may not be. */
export function sayWritten({ folder, written, left, papers }: ChannelOutput<'sync/export'>): void {
  if (folder === null) return;
  if (left > 0) {
    const done = written === 0 ? '' : `${written} 批已写到 ${folder}，逐批读回核对一致；`;
    notifyTrouble(`已停止导出：${done}${left} 批没有写，仍在本机。可以拔出 U 盘，需要时再导出一次。`);
    return;
  }
  const batches = written === 0 ? '' : `${written} 批`;
  if (papers === undefined || (papers.written === 0 && papers.problem === null && papers.left === 0)) {
    notifyDone(
      `${batches === '' ? '没有要写的材料' : `${batches}已写到 ${folder}，逐批读回核对一致`}，可以拔出 U 盘。`,
    );
    return;
  }
  const both = [batches, papers.written === 0 ? '' : `${papers.written} 份材料`]
    .filter((part) => part !== '')
    .join('、');
  const done = both === '' ? '' : `${both}已写到 ${folder}，逐个读回核对一致。`;
  const unmade = papers.left === 0 ? '' : `有 ${papers.left} 份材料在本机打不开，没有写。`;
  if (papers.problem === null && papers.left === 0) notifyDone(`${done}可以拔出 U 盘。`);
  else notifyTrouble(`${done}${unmade}${papers.problem === null ? '' : `材料没有写完：${papers.problem}`}`);
}

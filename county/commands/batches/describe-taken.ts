import { assertNever } from '#shared/result.ts';
import type { Taken } from '../../books/books.ts';

/** Whether a batch was taken or waits soundly, and what became of it in words. */
export function describeTaken(taken: Taken): readonly [boolean, string] {
  switch (taken.outcome) {
    case 'receipt': {
      const { records } = taken.receipt;
      const held = records.filter(({ verdict }) => verdict === 'held').length;
      const counts = `${records.length} 条记录${held === 0 ? '' : `，其中 ${held} 条留待核对`}`;
      return [true, taken.isNew ? `已接收，${counts}` : `以前已接收，回执不变，${counts}`];
    }
    case 'waiting':
      return [true, `已保存，等第 ${taken.waitsFor} 批到齐后接着读`];
    case 'fork':
      return [false, '同一批次号以前收到的是另一份内容，没有接收。请与乡镇核对那台电脑是否用旧备份恢复过'];
    case 'refused':
      return [false, taken.text];
    case 'missing':
      return [false, '存储中没有找到，请再读一次'];
    case 'unknown_device':
      return [false, '这台电脑没有登记'];
    case 'revoked':
      return [false, '这台电脑已停用，没有接收'];
    default:
      return assertNever(taken);
  }
}

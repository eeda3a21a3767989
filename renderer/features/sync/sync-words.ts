import type { SyncProgress, SyncState } from '#shared/contract/sync.ts';
import { lastDone } from '../backup/ago.ts';

/** The line that says who may send, export and take in; every greyed button of these refers to it. */
export const WHO_CAN_SYNC = 'who-can-sync';

/** What is under way, in words. */
export function progressWords({ what, seq, done, total }: SyncProgress): string {
  const percent = total === 0 ? '' : `，${Math.floor((done / total) * 100)}%`;
  switch (what) {
    case 'call':
      return '正在与县级联系';
    case 'send':
      return `正在送第 ${seq ?? ''} 批${percent}`;
    case 'papers':
      return `正在送第 ${seq ?? ''} 批的材料${percent}`;
    case 'receive':
      return seq === null ? '正在接收县级反馈' : `正在取第 ${seq} 批的回执`;
    case 'export':
      return seq === null ? '正在导出到 U 盘' : `正在导出第 ${seq} 批并核对${percent}`;
    case 'import':
      return total === 0 ? '正在读取 U 盘' : `正在读取 U 盘，${done}／${total}`;
  }
}

/** How long until the next try, in words; empty: none is planned. */
export function nextTryWords(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 5) return '马上再试。';
  return seconds < 120 ? `${seconds} 秒后自动再试。` : `${Math.round(seconds / 60)} 分钟后自动再试。`;
}

/** One line: how this PC stands with its county when nothing is wrong. */
export function calmWords({ lastContactAt, lastReceiptAt, waiting, waitingSince, now }: SyncState): string {
  const receipt =
    lastReceiptAt === null
      ? '还没有收到过县级回执'
      : lastDone(lastReceiptAt, now, { just: '刚刚收到县级回执', name: '上次县级回执' });
  const contact =
    lastContactAt === null ? '' : `，${lastDone(lastContactAt, now, { just: '刚刚联系过', name: '上次联系' })}`;
  const open =
    waiting === 0
      ? '，没有待送的批次'
      : `，${waiting} 批还没有回执${waitingSince === null ? '' : `（最早的${lastDone(waitingSince, now, { just: '刚刚封批', name: '封于' })}）`}`;
  return `${receipt}${contact}${open}。`;
}

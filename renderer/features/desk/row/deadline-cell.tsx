import { IconAlertTriangle } from '@tabler/icons-react';
import type { DeskRow } from '#shared/contract/case/application.ts';
import css from '../desk.module.css';

/** How much of the time limit is left, in a word; what is over is red and has a sign. */
export function DeadlineCell({ deadline }: Pick<DeskRow, 'deadline'>) {
  if (deadline === null) return null;
  const { left, isPaused } = deadline;
  const state = isPaused ? 'paused' : left < 0 ? 'over' : left <= 3 ? 'soon' : 'fine';
  return (
    <span className={css['deadline']} data-state={state}>
      {state === 'over' ? <IconAlertTriangle size={13} stroke={2} aria-hidden /> : null}
      {isPaused ? `暂停（余 ${left}）` : left < 0 ? `超期 ${-left} 天` : left === 0 ? '今天到期' : `余 ${left} 天`}
    </span>
  );
}

/** The same in full, on hover. */
export function deadlineWords({ deadline }: Pick<DeskRow, 'deadline'>): string {
  if (deadline === null) return '';
  const { due, left, isPaused, isCertain } = deadline;
  const days = left < 0 ? `已超过 ${-left} 个工作日` : `还有 ${left} 个工作日`;
  const certain = isCertain ? '' : '（未含节假日：没有该年的放假安排，按周一至周五计算）';
  return isPaused ? `等待补正，期限暂停，${days}${certain}` : `办理期限到 ${due}，${days}${certain}`;
}

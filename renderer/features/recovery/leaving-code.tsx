import { LeaveQuestion } from '../../ui/overlay/leave-question.tsx';

/** Beside a new recovery code on a page: it is shown only this once, so nobody leaves it by mistake. */
export function LeavingCode() {
  return (
    <LeaveQuestion
      title="新的恢复码还没有确认保管"
      effect="离开后看不到新的恢复码，纸上原来的已经作废。请先抄写或打印，并填写最后一组。"
      stay="返回抄写"
    />
  );
}

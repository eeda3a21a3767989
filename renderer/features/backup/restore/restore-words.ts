import type { UnconfirmedRestore } from '#shared/contract/data/backup.ts';
import { instantToMinute } from '../../../text/instants.ts';

/** `AID-BACKUP-210521198-A-…`: the letter of the PC that made it. */
const LETTER = /^AID-BACKUP-\d{9}-([A-Z])-/;

/** What a restore has left out and what to do about it. After a move nobody here can know what was done since. */
export function restoreWords({
  name,
  madeAt,
  lostEntries,
  lostBatches,
  letter,
  isChangeBack,
}: UnconfirmedRestore): string {
  const when = instantToMinute(madeAt);
  if (letter !== null) {
    const from = LETTER.exec(name)?.[1];
    const pc = from === undefined ? '原电脑' : ` ${from} 机 `;
    return `数据来自${pc}${when} 的备份。此后在原电脑办理的内容不在其中，请对照原电脑或纸质登记补办。原电脑可能还封过批次：与县级核对之前不能封批，以免重复支付。`;
  }
  const lost =
    lostEntries === 0 ? '没有缺少操作记录。' : `此后的 ${lostEntries} 条操作记录不在其中，相关申请需要重新办理。`;
  const batches =
    lostBatches.length === 0
      ? ''
      : `已封的批次 ${lostBatches.join('、')} 也不在其中：这些申请可能显示为没有封批，核对之前不能再封批，以免重复支付。`;
  if (isChangeBack) {
    return `已换回恢复以前的数据。恢复之后办理的内容不在其中，需要时可以再换过去。${
      lostBatches.length === 0 ? '' : `批次 ${lostBatches.join('、')} 核对之前不能再封批，以免重复支付。`
    }`;
  }
  return `数据已退回到 ${when} 的备份。${lost}${batches}原来的数据没有删除，可以换回，也留在「备份与恢复」的「保留的旧数据」里。`;
}

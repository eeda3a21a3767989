import type { AuditVerdict } from '#shared/contract/data/audit.ts';
import { instantToMinute } from '../../text/instants.ts';

/** What a sound log says of itself; what a restore has taken away is named, not passed over. */
export function soundWords({ entries, gaps }: Extract<AuditVerdict, { state: 'sound' }>): string {
  if (gaps.length === 0) return `全部 ${entries} 条操作记录完整，没有改动、缺少或调换。`;
  const lost = gaps.map(({ from, to, by, at }) => {
    const which = from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`;
    return `${which}因 ${instantToMinute(at)} 的恢复不在其中（见第 ${by} 条）。`;
  });
  return `现有 ${entries} 条操作记录完整，没有改动或调换。${lost.join('')}`;
}

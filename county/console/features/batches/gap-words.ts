import type { DeviceView } from '../../api/views.ts';

/** The batch that is missing, in words; empty when nothing waits. */
export function gapWords({ received, parked }: DeviceView): string {
  const [first] = parked;
  if (first === undefined) return '';
  const missing = received + 1 === first - 1 ? `第 ${first - 1} 批` : `第 ${received + 1} 至 ${first - 1} 批`;
  return `缺${missing}；第 ${parked.join('、')} 批已到，等补齐后自动接收。请联系乡镇补送。`;
}

/** Batches that do not read any more at the county, in words. */
export const damageWords = (unreadable: DeviceView['unreadable']): string =>
  `第 ${unreadable.join('、')} 批在县里损坏或缺失，请乡镇重新送来`;

/** Everything that is not in order with a PC, whole, for the pointer that rests on it. */
export const standingWords = (device: DeviceView): string =>
  [
    device.revokedFor,
    device.unreadable.length === 0 ? '' : `${damageWords(device.unreadable)}。`,
    device.revokedAt === null ? gapWords(device) : '',
  ]
    .filter((words) => words !== '')
    .join(' ');

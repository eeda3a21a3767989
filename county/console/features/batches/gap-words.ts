import type { DeviceView } from '../../api/views.ts';

/** The batch that is missing, in words; empty when nothing waits. */
export function gapWords({ received, parked }: DeviceView): string {
  const [first] = parked;
  if (first === undefined) return '';
  const missing = received + 1 === first - 1 ? `第 ${first - 1} 批` : `第 ${received + 1} 至 ${first - 1} 批`;
  return `缺${missing}；第 ${parked.join('、')} 批已到，等补齐后自动接收。请联系乡镇补送。`;
}

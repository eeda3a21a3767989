import { formatDayInWords, parseDay } from '#shared/day.ts';
import type { PackContent } from '../pack-content.ts';

/** Facts of the case that a policy may ask for, and insurance layers that it cannot work out. */
const FACTS: Readonly<Record<string, string>> = {
  'person.hukou': '户籍地代码（6 位）',
  'opening.x': '别处费用的医保后负担累计',
  'local.seriousIllness': '大病保险支付金额，请按结算单填写',
  'local.employeeLayers': '职工医保各层支付金额，请按结算单填写',
};
const PARTS: Readonly<Record<string, string>> = { inpatient: '（住院）', outpatient: '（门诊）' };

/** The Chinese name of what a result lists under `missing`: `local.bedDayRate`, `opening.x`, `pack.benxi@2022-05-01`. */
export function missingName(pack: PackContent, missing: string): string {
  const [, key, part = ''] = missing.split('.');
  const parameter = missing.startsWith('local.') ? pack.local.find((item) => item.key === key) : undefined;
  if (parameter !== undefined) {
    return `${parameter.name}${parameter.kind === 'money' ? `（${parameter.unit}）` : (PARTS[part] ?? '')}`;
  }
  const day = missing.startsWith('pack.') ? parseDay(missing.split('@')[1] ?? '') : null;
  return day === null ? (FACTS[missing] ?? missing) : `${formatDayInWords(day)}适用的救助政策`;
}

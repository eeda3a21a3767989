import type { PolicyPack } from '#rules';
import type { ToGetItem } from '#shared/contract/assessment.ts';
import { formatDayInWords, parseDay } from '#shared/day.ts';

/** The Chinese name of what the engine says is missing (`local.bedDayRate`, `pack.benxi@2022-05-01`). */
export function missingWords(pack: PolicyPack, name: string): string {
  const parameter = pack.content.local.find(({ key }) => name === `local.${key}`);
  if (parameter !== undefined) return `县级参数：${parameter.name}`;
  const day = parseDay(name.split('@')[1] ?? '');
  if (name.startsWith('pack.') && day !== null) return `${formatDayInWords(day)}适用的救助政策`;
  if (name === 'person.hukou') return '户籍所在地';
  return name;
}

/** What to get for it: outside the form, so there is no field to go to. */
export function missingToGet(pack: PolicyPack, name: string): ToGetItem {
  const what = missingWords(pack, name);
  const parameter = pack.content.local.find(({ key }) => name === `local.${key}`);
  if (parameter !== undefined) {
    const citation = pack.content.articles[parameter.article]?.citation ?? '';
    return {
      what: `${what}（${parameter.unit}），在「政策包」中填写`,
      why: `${parameter.meaning}（${citation}）`,
      path: null,
    };
  }
  if (name.startsWith('pack.')) {
    const why = `就诊日期不在${pack.content.shortTitle}的有效期内，不能按这份政策测算。`;
    return { what, why, path: null };
  }
  return { what, why: '缺少这一项，暂不能测算。', path: null };
}

import type { PackSummary } from '#shared/contract/policy.ts';
import { isInRegion, regionDigits } from '#shared/policy/in-region.ts';
import { dayInWords } from './effective-range.ts';

type Pack = Pick<PackSummary, 'region' | 'regionCode' | 'effectiveFrom' | 'effectiveTo'>;

/** Why bills of today cannot be settled under a pack; null: they can. */
export function timeDoubt({ effectiveFrom, effectiveTo }: Pack, today: string): string | null {
  if (effectiveTo !== null && effectiveTo < today)
    return `执行期已于${dayInWords(effectiveTo)}结束，今天的票据不能测算。`;
  return effectiveFrom > today ? `${dayInWords(effectiveFrom)}才开始执行，今天的票据不能测算。` : null;
}

/** That a pack is another place's; null: the township lies in its region. */
export const placeDoubt = ({ region, regionCode }: Pack, townshipCode: string): string | null =>
  isInRegion(townshipCode, regionCode)
    ? null
    : `这份政策属于${region}（代码以 ${regionDigits(regionCode)} 开头），本机乡镇代码是 ${townshipCode}。`;

/** Everything that speaks against a pack on this PC today; empty: nothing. */
export const packDoubts = (pack: Pack, townshipCode: string, today: string): readonly string[] =>
  [timeDoubt(pack, today), placeDoubt(pack, townshipCode)].filter((doubt) => doubt !== null);

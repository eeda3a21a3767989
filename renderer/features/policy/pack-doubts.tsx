import type { PackSummary } from '#shared/contract/policy.ts';
import { useSession } from '../../client/use-session.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { packDoubts } from './pack-fit.ts';

type PackDoubtsProps = { readonly pack: Pick<PackSummary, 'region' | 'regionCode' | 'effectiveFrom' | 'effectiveTo'> };

/** Says that a pack is over, not yet in force, or another place's; nothing when it fits this PC today. */
export function PackDoubts({ pack }: PackDoubtsProps) {
  const { station, today } = useSession();
  const doubts = packDoubts(pack, station.townshipCode, today);
  return doubts.length === 0 ? null : <Notice meaning="warn">{doubts.join('')}</Notice>;
}

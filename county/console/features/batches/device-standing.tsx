import { IconAlertTriangle, IconBan, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { instantToDay } from '../../../../renderer/text/instants.ts';
import { Chip } from '../../../../renderer/ui/chip.tsx';
import type { DeviceView } from '../../api/views.ts';
import { damageWords } from './gap-words.ts';

type DeviceStandingProps = {
  readonly device: DeviceView;
  /** What is said of a batch that is missing. */
  readonly gap: string;
};

/** How a PC stands: out of use, a batch damaged at the county, one missing, nothing yet, or all in a row. */
export function DeviceStanding({
  device: { revokedAt, revokedFor, parked, unreadable, received },
  gap,
}: DeviceStandingProps) {
  if (revokedAt !== null)
    return (
      <Chip meaning="neutral" icon={IconBan}>
        {instantToDay(revokedAt)} 停用{revokedFor === '' ? '' : `：${revokedFor}`}
      </Chip>
    );
  if (unreadable.length > 0)
    return (
      <Chip meaning="danger" icon={IconAlertTriangle}>
        {damageWords(unreadable)}
      </Chip>
    );
  if (parked.length > 0)
    return (
      <Chip meaning="warn" icon={IconAlertTriangle}>
        {gap}
      </Chip>
    );
  return received === 0 ? (
    <Chip meaning="neutral" icon={IconHourglass}>
      还没有送来批次
    </Chip>
  ) : (
    <Chip meaning="ok" icon={IconCircleCheck}>
      连续
    </Chip>
  );
}

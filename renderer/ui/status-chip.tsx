import {
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconCalculator,
  IconChecks,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
  type IconProps,
  IconSpeakerphone,
  IconTrash,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type ApplicationStatus, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { Chip, type Meaning } from './chip.tsx';

const LOOKS: Readonly<
  Record<ApplicationStatus, { readonly meaning: Meaning; readonly icon: ComponentType<IconProps> }>
> = {
  draft: { meaning: 'neutral', icon: IconPencil },
  accepted: { meaning: 'info', icon: IconCircleCheck },
  settled: { meaning: 'warn', icon: IconCalculator },
  reviewed: { meaning: 'info', icon: IconChecks },
  noticing: { meaning: 'info', icon: IconSpeakerphone },
  sealed: { meaning: 'ok', icon: IconArchive },
  correcting: { meaning: 'warn', icon: IconHourglass },
  refusing: { meaning: 'warn', icon: IconUserQuestion },
  refused: { meaning: 'danger', icon: IconBan },
  withdrawn: { meaning: 'neutral', icon: IconArrowBackUp },
  discarded: { meaning: 'neutral', icon: IconTrash },
};

/** Where an application stands: the same word, icon and colour on every page. */
export function StatusChip({ status }: { readonly status: ApplicationStatus }) {
  const { meaning, icon } = LOOKS[status];
  return (
    <Chip meaning={meaning} icon={icon}>
      {STATUS_WORDS[status]}
    </Chip>
  );
}

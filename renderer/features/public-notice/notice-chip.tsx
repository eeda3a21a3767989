import { IconAlertTriangle, IconCircleCheck, type IconProps, IconSpeakerphone } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { NOTICE_STAGE_WORDS, type NoticeStage } from '#shared/domain/notice/notice-stage.ts';
import { Chip, type Meaning } from '../../ui/chip.tsx';

type Shown = Exclude<NoticeStage, 'asked'>;

const LOOKS: Readonly<Record<Shown, { readonly meaning: Meaning; readonly icon: ComponentType<IconProps> }>> = {
  running: { meaning: 'info', icon: IconSpeakerphone },
  over: { meaning: 'ok', icon: IconCircleCheck },
  objected: { meaning: 'warn', icon: IconAlertTriangle },
};

/** How an application stands with its public notice: the same word, icon and colour on every page. */
export function NoticeChip({ stage }: { readonly stage: Shown }) {
  const { meaning, icon } = LOOKS[stage];
  return (
    <Chip meaning={meaning} icon={icon}>
      {NOTICE_STAGE_WORDS[stage]}
    </Chip>
  );
}

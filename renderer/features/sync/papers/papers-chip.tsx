import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconDeviceDesktop,
  IconDeviceUsb,
  IconListCheck,
  type IconProps,
  IconPlayerPause,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { PapersPartRow, PapersStage } from '#shared/contract/county/papers.ts';
import { Chip, type Meaning } from '../../../ui/chip.tsx';

type Look = { readonly meaning: Meaning; readonly icon: ComponentType<IconProps>; readonly words: string };

const LOOKS: Readonly<Record<PapersStage | PapersPartRow['state'], Look>> = {
  unlisted: { meaning: 'neutral', icon: IconListCheck, words: '没有清点' },
  none: { meaning: 'neutral', icon: IconListCheck, words: '没有材料' },
  afterBatch: { meaning: 'neutral', icon: IconClock, words: '等批次回执' },
  waiting: { meaning: 'warn', icon: IconClock, words: '待送' },
  sending: { meaning: 'info', icon: IconSend, words: '正在送' },
  unsaid: { meaning: 'info', icon: IconSend, words: '县里已收，等确认' },
  kept: { meaning: 'neutral', icon: IconDeviceDesktop, words: '留在本机' },
  held: { meaning: 'warn', icon: IconPlayerPause, words: '已暂停' },
  exported: { meaning: 'warn', icon: IconDeviceUsb, words: '已导出，未确认' },
  stopped: { meaning: 'danger', icon: IconAlertTriangle, words: '要处理' },
  delivered: { meaning: 'ok', icon: IconCircleCheck, words: '已送达' },
};

/** Where papers, or a part of them, stand on their way. */
export function PapersChip({ stage }: { readonly stage: PapersStage | PapersPartRow['state'] }) {
  const { meaning, icon, words } = LOOKS[stage];
  return (
    <Chip meaning={meaning} icon={icon}>
      {words}
    </Chip>
  );
}

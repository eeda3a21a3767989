import {
  IconArrowBackUp,
  IconCash,
  IconCircleCheck,
  IconCircleHalf2,
  IconCopy,
  IconHistory,
  IconHourglass,
  type IconProps,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Chip, type Meaning } from '../../../renderer/ui/chip.tsx';
import type { CaseState } from '../api/views.ts';

/** The states of the books in words: the same on every page. */
export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  accepted: '待审批',
  held: '待核',
  approved: '批准',
  partly: '部分批准',
  returned: '已退回',
  paid: '已支付',
  superseded: '已有新版本',
  duplicate: '重复送达',
};

const LOOKS: Readonly<Record<CaseState, { readonly meaning: Meaning; readonly icon: ComponentType<IconProps> }>> = {
  accepted: { meaning: 'info', icon: IconHourglass },
  held: { meaning: 'warn', icon: IconUserQuestion },
  approved: { meaning: 'ok', icon: IconCircleCheck },
  partly: { meaning: 'ok', icon: IconCircleHalf2 },
  returned: { meaning: 'danger', icon: IconArrowBackUp },
  paid: { meaning: 'ok', icon: IconCash },
  superseded: { meaning: 'neutral', icon: IconHistory },
  duplicate: { meaning: 'neutral', icon: IconCopy },
};

/** Where a record stands. */
export function StateChip({ state }: { readonly state: CaseState }) {
  const { meaning, icon } = LOOKS[state];
  return (
    <Chip meaning={meaning} icon={icon}>
      {STATE_WORDS[state]}
    </Chip>
  );
}

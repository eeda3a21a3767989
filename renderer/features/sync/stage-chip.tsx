import {
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconCash,
  IconChecks,
  IconCircleCheck,
  IconDeviceUsb,
  IconEye,
  type IconProps,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import { type CountyStage, STAGE_WORDS } from '#shared/domain/county/county-stage.ts';
import { Chip, type Meaning } from '../../ui/chip.tsx';
import { Notice } from '../../ui/page/notice.tsx';

type Look = { readonly meaning: Meaning; readonly icon: ComponentType<IconProps> };

const STAGES: Readonly<Record<CountyStage, Look>> = {
  sealed: { meaning: 'warn', icon: IconArchive },
  exported: { meaning: 'warn', icon: IconDeviceUsb },
  delivered: { meaning: 'info', icon: IconSend },
  received: { meaning: 'info', icon: IconCircleCheck },
  held: { meaning: 'warn', icon: IconEye },
  returned: { meaning: 'danger', icon: IconArrowBackUp },
  partly: { meaning: 'ok', icon: IconChecks },
  approved: { meaning: 'ok', icon: IconChecks },
  paid: { meaning: 'ok', icon: IconCash },
};

/** Where an application stands at the county: the same word, icon and colour on every page. */
export function StageChip({ stage }: { readonly stage: CountyStage }) {
  const { meaning, icon } = STAGES[stage];
  return (
    <Chip meaning={meaning} icon={icon}>
      {STAGE_WORDS[stage]}
    </Chip>
  );
}

const BATCH: Readonly<Record<BatchRow['stage'], Look & { readonly words: string }>> = {
  sealed: { meaning: 'warn', icon: IconArchive, words: '未送出' },
  exported: { meaning: 'warn', icon: IconDeviceUsb, words: '已导出，未确认' },
  sending: { meaning: 'info', icon: IconSend, words: '正在送出' },
  delivered: { meaning: 'info', icon: IconSend, words: '已送达，等回执' },
  received: { ...STAGES.received, words: STAGE_WORDS.received },
  again: { meaning: 'warn', icon: IconRefresh, words: '要重新送' },
  stopped: { meaning: 'danger', icon: IconAlertTriangle, words: '已停止' },
};

/** Where a batch stands on its way. */
export function BatchStageChip({ stage }: { readonly stage: BatchRow['stage'] }) {
  const { meaning, icon, words } = BATCH[stage];
  return (
    <Chip meaning={meaning} icon={icon}>
      {words}
    </Chip>
  );
}

/** What keeps a batch from the county, or that it has to be sent once more. */
export function BatchProblem({ row: { stage, problem } }: { readonly row: Pick<BatchRow, 'stage' | 'problem'> }) {
  if (stage === 'stopped' && problem !== null) return <Notice meaning="danger">{problem}</Notice>;
  if (stage === 'again')
    return <Notice meaning="warn">县级恢复过旧数据，这一批的回执不再算数，会重新送达。本机的文件没有变。</Notice>;
  return null;
}

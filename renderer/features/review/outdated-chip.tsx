import { IconAlertTriangle } from '@tabler/icons-react';
import { WORDS } from '../../text/words.ts';
import { Chip } from '../../ui/chip.tsx';

/** 需重新测算 in a list: the next step of a case that another one has moved. */
export const OutdatedChip = () => (
  <Chip meaning="warn" icon={IconAlertTriangle}>
    {WORDS.settleAgain}
  </Chip>
);

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseState, CaseView } from '../../../../api/views.ts';
import { useHasRole } from '../../../../client/use-session.ts';
import { StateChip } from '../../../../ui/state-chip.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import css from './decide.module.css';
import { ReturnDialog } from './return-dialog.tsx';

/** A decision holds until the money is paid or the case is back at its township. */
const OPEN: readonly CaseState[] = ['accepted', 'held', 'approved', 'partly'];

type Decision = 'approved' | 'partly' | 'returned';

/** Where the case stands, and for whoever approves what can be done with it. */
export function DecideButtons({ file }: { readonly file: CaseView }) {
  const isApprover = useHasRole('approver');
  const [open, setOpen] = useState<Decision | null>(null);
  const { state } = file.row;
  const close = (): void => setOpen(null);
  return (
    <span className={css['buttons']}>
      <StateChip state={state} />
      {isApprover && OPEN.includes(state) ? (
        <>
          <Button variant="default" onClick={() => setOpen('returned')}>
            退回
          </Button>
          <Button variant="default" onClick={() => setOpen('partly')}>
            部分批准
          </Button>
          <Button onClick={() => setOpen('approved')}>批准</Button>
        </>
      ) : null}
      {open === 'approved' || open === 'partly' ? <ApproveDialog file={file} decision={open} onClose={close} /> : null}
      {open === 'returned' ? <ReturnDialog file={file} onClose={close} /> : null}
    </span>
  );
}

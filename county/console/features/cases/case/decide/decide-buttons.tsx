import { Button } from '@mantine/core';
import { useState } from 'react';
import { Kbd } from '../../../../../../renderer/ui/kbd.tsx';
import type { CaseState, CaseView } from '../../../../api/views.ts';
import { useHasRole } from '../../../../client/use-session.ts';
import { sayDone } from '../../../../ui/say-done.tsx';
import { StateChip } from '../../../../ui/state-chip.tsx';
import { usePageKeys } from '../../../../ui/use-page-keys.ts';
import { focusNextCase } from '../neighbours.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import css from './decide.module.css';
import { ReturnDialog } from './return-dialog.tsx';

/** A decision holds until the money is paid or the case is back at its township. */
const OPEN: readonly CaseState[] = ['accepted', 'held', 'approved', 'partly'];

type Decision = 'approved' | 'partly' | 'returned';
const DONE_WORDS: Readonly<Record<Decision, string>> = {
  approved: '批准',
  partly: '部分批准',
  returned: '退回',
};

/** Where the case stands, and for whoever approves what can be done with it. */
export function DecideButtons({ file }: { readonly file: CaseView }) {
  const isApprover = useHasRole('approver');
  const [open, setOpen] = useState<Decision | null>(null);
  const { state } = file.row;
  const close = (): void => setOpen(null);
  const done = (decision: Decision): void => {
    setOpen(null);
    sayDone(`已${DONE_WORDS[decision]} ${file.row.number}。`);
    focusNextCase();
  };
  const canDecide = isApprover && OPEN.includes(state);
  const openBy = (decision: Decision) => (): void => {
    if (canDecide) setOpen(decision);
  };
  usePageKeys([
    ['A', openBy('approved')],
    ['P', openBy('partly')],
    ['R', openBy('returned')],
  ]);
  return (
    <span className={css['buttons']}>
      <StateChip state={state} />
      {canDecide ? (
        <>
          <Button variant="default" onClick={openBy('returned')} rightSection={<Kbd keys="R" />}>
            退回
          </Button>
          <Button variant="default" onClick={openBy('partly')} rightSection={<Kbd keys="P" />}>
            部分批准
          </Button>
          <Button onClick={openBy('approved')} rightSection={<Kbd keys="A" />}>
            批准
          </Button>
        </>
      ) : null}
      {open === 'approved' || open === 'partly' ? (
        <ApproveDialog file={file} decision={open} onDone={() => done(open)} onClose={close} />
      ) : null}
      {open === 'returned' ? <ReturnDialog file={file} onDone={() => done('returned')} onClose={close} /> : null}
    </span>
  );
}

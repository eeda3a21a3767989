import { Button } from '@mantine/core';
import { useState } from 'react';
import { Kbd } from '../../../../../../renderer/ui/kbd.tsx';
import { Money } from '../../../../../../renderer/ui/money.tsx';
import type { CaseState, CaseView } from '../../../../api/views.ts';
import { useHasRole } from '../../../../client/use-session.ts';
import { sayDone } from '../../../../ui/say-done.tsx';
import { StateChip } from '../../../../ui/state-chip.tsx';
import { usePageKeys } from '../../../../ui/use-page-keys.ts';
import { useGoingOn } from '../../use-case-order.ts';
import { focusNextCase, useOpenCase } from '../neighbours.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import css from './decide.module.css';
import { ReturnDialog } from './return-dialog.tsx';

/** A decision holds until the money is paid or the case is back at its township. */
const OPEN: readonly CaseState[] = ['accepted', 'held', 'approved', 'partly'];

type Decision = 'approved' | 'partly' | 'returned';

const CHOICES = [
  { decision: 'returned', words: '退回', key: 'R' },
  { decision: 'partly', words: '部分批准', key: 'P' },
  { decision: 'approved', words: '批准', key: 'A' },
] as const satisfies readonly { readonly decision: Decision; readonly words: string; readonly key: string }[];

const wordsOf = (decision: Decision): string => CHOICES.find((choice) => choice.decision === decision)?.words ?? '';

/** Where the case stands, and for whoever approves what can be done with it. */
export function DecideButtons({ file }: { readonly file: CaseView }) {
  const isApprover = useHasRole('approver');
  const [open, setOpen] = useState<Decision | null>(null);
  const { state } = file.row;
  // What was given back has nothing granted: then it is still what the township asked.
  const granted = state === 'returned' ? null : file.row.approvedFen;
  const goOn = useGoingOn(file.row.record);
  const openCase = useOpenCase();
  const close = (): void => setOpen(null);
  const done = (decision: Decision): void => {
    setOpen(null);
    const on = goOn();
    const where = on?.isBack === true ? '后面没有了，回到前面还没有办的。' : '';
    sayDone(`已${wordsOf(decision)} ${file.row.number}。${on?.isNeighbour === true ? '按 B 回到这一件。' : where}`);
    if (on === null) focusNextCase();
    else openCase(on.next);
  };
  const canDecide = isApprover && OPEN.includes(state);
  // What is decided already can be changed until it is paid, but nobody should think that it waits.
  const isDecided = state === 'approved' || state === 'partly';
  const choices = CHOICES.filter(({ decision }) => decision !== 'approved' || state !== 'approved');
  const openBy = (decision: Decision) => (): void => {
    if (canDecide && choices.some((choice) => choice.decision === decision)) setOpen(decision);
  };
  usePageKeys(CHOICES.map(({ decision, key }) => [key, openBy(decision)]));
  return (
    <span className={css['buttons']}>
      <span className={css['standing']}>
        <span className={css['amount']}>
          {granted === null ? '应救助' : '批准'} <Money amount={granted ?? file.row.payableFen} weight="sum" hasSign />
        </span>
        <StateChip state={state} />
      </span>
      {canDecide ? (
        <span className={css['choices']}>
          {choices.map(({ decision, words, key }) => (
            <Button
              key={decision}
              variant={isDecided ? 'subtle' : decision === 'approved' ? 'filled' : 'default'}
              {...(isDecided ? { color: 'gray' } : {})}
              onClick={openBy(decision)}
              rightSection={isDecided ? null : <Kbd keys={key} />}
            >
              {isDecided ? `改为${words}` : words}
            </Button>
          ))}
        </span>
      ) : null}
      {open === 'approved' || open === 'partly' ? (
        <ApproveDialog file={file} decision={open} onDone={() => done(open)} onClose={close} />
      ) : null}
      {open === 'returned' ? <ReturnDialog file={file} onDone={() => done('returned')} onClose={close} /> : null}
    </span>
  );
}

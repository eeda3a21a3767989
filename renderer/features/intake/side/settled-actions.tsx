import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Ref, useState } from 'react';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { WhoCan } from '../../../ui/who-can.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { useFocusBack } from '../../../ui/overlay/use-focus-back.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import { OutdatedNote, useOutdated } from './moved/outdated-note.tsx';
import { ReopenForm } from './reopen/reopen-form.tsx';
import css from './side.module.css';
import { useForward } from './use-forward.ts';
import { useMayReview } from './use-may-review.ts';

/** 已测算: somebody else looks at it. Whoever may do that passes it or gives it back, the others print and wait. */
export function SettledActions() {
  const moves = usePageMoves();
  const forward = useForward();
  const busy = useIntake((state) => state.busy);
  const may = useMayReview();
  const { id } = useIntakeSession();
  const outdated = useOutdated();
  const [isReopening, setReopening] = useState(false);
  const takeBack = useFocusBack(isReopening);
  if (isReopening) return <ReopenForm onClose={() => setReopening(false)} isReview={may === 'yes'} />;
  return (
    <>
      {outdated !== null ? (
        <OutdatedNote moved={outdated} />
      ) : may === 'yes' ? (
        <>
          <Button fullWidth loading={busy === 'review'} onClick={forward} rightSection={<Kbd keys="Ctrl+Enter" />}>
            复核通过
          </Button>
          <Button fullWidth variant="default" renderRoot={(props) => <Link to="/review" search={{ id }} {...props} />}>
            对照材料复核
          </Button>
        </>
      ) : (
        <Notice meaning="info">
          {may === 'own'
            ? '这份申请是您测算的，要由另一位复核员复核后才能封批。'
            : '等待复核。复核员通过以后才能封批。'}
        </Notice>
      )}
      <Button
        fullWidth
        variant={may === 'yes' || outdated !== null ? 'default' : 'filled'}
        onClick={() => moves.goTo('papers')}
        rightSection={<Kbd keys="Ctrl+P" />}
      >
        打印
      </Button>
      <TakeBack ref={takeBack} isAllowed={may === 'yes'} onClick={() => setReopening(true)} />
    </>
  );
}

type TakeBackProps = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly isAllowed: boolean;
  readonly onClick: () => void;
};

/** 退回修改: by whoever took the case down, or gives it back in a review. */
export function TakeBack({ ref, isAllowed, onClick }: TakeBackProps) {
  const missing = useMissingRole('clerk');
  const line = isAllowed ? null : missing;
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={css['quiet']}
        disabled={line !== null}
        aria-describedby={line === null ? undefined : 'who-can-reopen'}
        onClick={onClick}
      >
        退回修改
      </button>
      <WhoCan id="who-can-reopen" line={line} />
    </>
  );
}

/** 已复核: papers and batch; what is wrong after all is still taken back. */
export function ReviewedActions() {
  const moves = usePageMoves();
  const review = useIntake((state) => state.detail.review);
  const outdated = useOutdated();
  const [isReopening, setReopening] = useState(false);
  const takeBack = useFocusBack(isReopening);
  if (isReopening) return <ReopenForm onClose={() => setReopening(false)} isReview={false} />;
  return (
    <>
      <Notice meaning="ok">
        已由{review?.reviewedBy ?? ''}复核。
        {review === null || review.permitNo === null ? '' : `本件由同一人测算并复核（县级授权 ${review.permitNo}）。`}
      </Notice>
      {outdated === null ? null : <OutdatedNote moved={outdated} />}
      <Button
        fullWidth
        variant={outdated === null ? 'filled' : 'default'}
        onClick={() => moves.goTo('papers')}
        rightSection={<Kbd keys="Ctrl+P" />}
      >
        打印
      </Button>
      {outdated === null ? (
        <Button fullWidth variant="default" renderRoot={(props) => <Link to="/batches" {...props} />}>
          去封批
        </Button>
      ) : null}
      <TakeBack ref={takeBack} isAllowed={false} onClick={() => setReopening(true)} />
    </>
  );
}

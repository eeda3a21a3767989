import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import { errorText } from '#shared/errors.ts';
import { assertNever } from '#shared/result.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { WhoCan } from '../../../ui/who-can.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Beside } from '../../decision/beside.tsx';
import { OutcomeActions } from '../../decision/outcome-actions.tsx';
import { NoticingActions } from '../../public-notice/noticing-actions.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { discardDraft, restoreDraft } from '../state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import { AcceptedActions, ACTION_ERROR } from './accepted-actions.tsx';
import { ReviewedActions, SettledActions } from './settled-actions.tsx';
import css from './side.module.css';
import { useForward } from './use-forward.ts';

const WHO_CAN = 'who-can';

/** What can be done with the application now: one primary step, the others beside it. */
export function Actions() {
  const status = useIntake((state) => state.detail.status);
  const actionError = useIntake((state) => state.actionError);
  return (
    <div className={css['actions']}>
      {actionError === null ? null : (
        <Notice id={ACTION_ERROR} meaning="danger" role="alert">
          {errorText(actionError)}
        </Notice>
      )}
      <Beside>
        <ByStatus status={status} />
      </Beside>
    </div>
  );
}

function ByStatus({ status }: { readonly status: ApplicationStatus }): ReactNode {
  switch (status) {
    case 'draft':
      return <DraftActions />;
    case 'accepted':
      return <AcceptedActions />;
    case 'settled':
      return <SettledActions />;
    case 'reviewed':
      return <ReviewedActions />;
    case 'noticing':
      return <NoticingActions />;
    case 'sealed':
      return <SealedNote />;
    case 'discarded':
      return <DiscardedActions />;
    case 'correcting':
    case 'refusing':
    case 'refused':
    case 'withdrawn':
      return <OutcomeActions />;
    default:
      return assertNever(status);
  }
}

function DraftActions() {
  const session = useIntakeSession();
  const forward = useForward();
  const busy = useIntake((state) => state.busy);
  const missing = useMissingRole('clerk');
  return (
    <>
      <Button
        fullWidth
        disabled={missing !== null}
        aria-describedby={missing === null ? undefined : WHO_CAN}
        loading={busy === 'accept'}
        onClick={forward}
        rightSection={<Kbd keys="Ctrl+Enter" />}
      >
        受理
      </Button>
      <WhoCan id={WHO_CAN} line={missing} />
      <button
        type="button"
        className={css['quiet']}
        disabled={busy !== null || missing !== null}
        onClick={() => void discardDraft(session)}
      >
        作废草稿
      </button>
    </>
  );
}

function SealedNote() {
  const file = useIntake((state) => state.detail.batchFile);
  return (
    <Notice meaning="ok">
      已封批，不能再修改。{file === null ? '' : `批次文件 ${file}。`}
      <Link to="/batches" className={css['link']}>
        查看批次
      </Link>
    </Notice>
  );
}

function DiscardedActions() {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const number = useIntake((state) => state.detail.number);
  const missing = useMissingRole('clerk');
  return (
    <>
      <Notice meaning="info">{number === null ? '草稿' : `申请 ${number} 的草稿`}已作废，内容都还在。</Notice>
      <Button
        fullWidth
        variant="default"
        disabled={missing !== null}
        aria-describedby={missing === null ? undefined : WHO_CAN}
        loading={busy === 'restore'}
        onClick={() => void restoreDraft(session)}
      >
        撤销作废
      </Button>
      <WhoCan id={WHO_CAN} line={missing} />
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutcomeView } from '#shared/contract/case/outcome-view.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { useSession } from '../../client/use-session.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { useReopen } from '../intake/side/reopen/use-reopen.ts';
import { perform } from '../intake/state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import css from './decision.module.css';
import { DeclineForm } from './step-forms.tsx';
import { useConfirmRefusal } from './use-confirm-refusal.ts';

/** What can be done where an application stands beside the usual way. */
export function OutcomeActions() {
  const outcome = useIntake((state) => state.detail.outcome);
  if (outcome === null) return null;
  switch (outcome.kind) {
    case 'correcting':
      return <CorrectingActions outcome={outcome} />;
    case 'refusing':
      return <RefusingActions outcome={outcome} />;
    case 'refused':
      return (
        <Notice meaning="danger">
          不予救助：{outcome.reason}。由{outcome.proposedBy ?? ''}提出，{outcome.by}于 {instantToMinute(outcome.at)}{' '}
          确认。
          {outcome.permitNo === null ? '' : `本件由同一人提出并确认（县级授权 ${outcome.permitNo}）。`}
        </Notice>
      );
    case 'withdrawn':
      return (
        <Notice meaning="info">
          {outcome.by}于 {instantToMinute(outcome.at)} 登记撤回：{outcome.reason}
        </Notice>
      );
  }
}

function CorrectingActions({ outcome }: { readonly outcome: OutcomeView }) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const missing = useMissingRole('clerk');
  const reopen = useReopen();
  const { id, ask, state } = session;
  return (
    <>
      <Notice meaning="warn">等申请人补齐以下材料，办理期限暂停。</Notice>
      <ul className={css['items']} aria-label="待补的材料">
        {outcome.missing.map(({ what, why }) => (
          <li key={`${what}\n${why}`}>
            {what}
            {why === '' ? null : <span className={css['soft']}>（{why}）</span>}
          </li>
        ))}
      </ul>
      <Button
        fullWidth
        disabled={missing !== null}
        aria-describedby={missing === null ? undefined : 'who-can-resume'}
        loading={busy === 'decide'}
        onClick={() =>
          void perform(session, 'decide', () =>
            ask('application/resume', { id, revision: state.get().detail.revision }),
          )
        }
      >
        材料已补齐
      </Button>
      <WhoCan id="who-can-resume" line={missing} />
      <Button
        fullWidth
        variant="default"
        disabled={missing !== null}
        loading={busy === 'reopen'}
        title="退回为草稿，编号不变，期限继续计算"
        onClick={() => void reopen('补齐材料')}
      >
        补齐并修改内容
      </Button>
    </>
  );
}

function RefusingActions({ outcome }: { readonly outcome: OutcomeView }) {
  const { user } = useSession();
  const busy = useIntake((state) => state.busy);
  const [isDeclining, setDeclining] = useState(false);
  const isReviewer = user.roles.includes('reviewer');
  const confirm = useConfirmRefusal();
  if (isDeclining) return <DeclineForm onClose={() => setDeclining(false)} />;
  return (
    <>
      <Notice meaning="warn">{outcome.by}提出不予救助，要由另一位复核员确认。</Notice>
      <ul className={css['items']} aria-label="不符合的条件">
        {outcome.failed.map((line, index) => (
          <li key={`${index}/${line.condition}`}>
            {line.condition}：{line.fact}
            <span className={css['soft']}>（{line.article}）</span>
          </li>
        ))}
      </ul>
      {confirm !== null ? (
        <Button fullWidth loading={busy === 'decide'} onClick={confirm} rightSection={<Kbd keys="Ctrl+Enter" />}>
          确认不予救助
        </Button>
      ) : null}
      {isReviewer ? (
        <Button fullWidth variant="default" onClick={() => setDeclining(true)}>
          不同意
        </Button>
      ) : null}
    </>
  );
}

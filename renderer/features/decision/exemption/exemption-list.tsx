import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ExemptionView } from '#shared/contract/case/exemption.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { instantToDay } from '../../../text/instants.ts';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { useIntake } from '../../intake/state/use-intake.ts';
import { mayReviewRow } from '../../review/may-review.ts';
import css from '../decision.module.css';
import { ReasonForm } from '../reason-form.tsx';
import { MOVED_BY_EXEMPTION } from './moved-by-exemption.ts';

/** What was set aside for the application, or waits for it; whoever may sign or take it back does so here. */
export function ExemptionList({ rows }: { readonly rows: readonly ExemptionView[] }) {
  const shown = rows.filter(({ state }) => state === 'asked' || state === 'signed');
  if (shown.length === 0) return null;
  return (
    <ul className={css['exemptions']} aria-label="特殊情形">
      {shown.map((row) => (
        <li key={row.id}>
          <Exemption row={row} />
        </li>
      ))}
    </ul>
  );
}

function Exemption({ row }: { readonly row: ExemptionView }) {
  const { user, station, today } = useSession();
  const isOpen = useIntake((state) => state.detail.status === 'accepted');
  const [leaving, setLeaving] = useState<'decline' | 'withdraw' | null>(null);
  const sign = useAction('exemption/sign', MOVED_BY_EXEMPTION);
  const decline = useAction('exemption/decline', MOVED_BY_EXEMPTION);
  const withdraw = useAction('exemption/withdraw', MOVED_BY_EXEMPTION);
  const { id: exemptionId, condition, visitName, found, reason, evidence, askedBy, decided } = row;
  const isReviewer = user.roles.includes('reviewer');
  const isAsked = row.state === 'asked';
  const maySign = isOpen && isAsked && isReviewer && mayReviewRow({ station, today }, row);
  const mayWithdraw = isOpen && user.roles.includes('clerk');
  if (leaving !== null) {
    const action = leaving === 'decline' ? decline : withdraw;
    const verb = leaving === 'decline' ? '不同意' : '撤回特殊情形';
    return (
      <ReasonForm
        verb={verb}
        effect={`「${condition}」仍按核查结果办理。`}
        label={`${verb}的原因`}
        isBusy={action.isPending}
        onSubmit={(typed) => action.mutate({ exemptionId, reason: typed }, { onSuccess: () => setLeaving(null) })}
        onClose={() => setLeaving(null)}
      >
        {action.error === null ? null : <Notice meaning="danger">{sentenceOf(action.error)}</Notice>}
      </ReasonForm>
    );
  }
  return (
    <Notice meaning={isAsked ? 'warn' : 'info'}>
      <strong>{isAsked ? '特殊情形，等第二人核定' : '按特殊情形办理'}</strong>：{condition}（{visitName}）
      <div className={css['soft']}>
        {found}。原因：{reason}。依据：{evidence}。{askedBy}提出
        {isAsked || decided === null ? '' : `，${decided.by}于 ${instantToDay(decided.at)} 核定`}
        {isAsked || decided === null || decided.permitNo === null ? '' : `（同一人，县级授权 ${decided.permitNo}）`}。
      </div>
      {sign.error === null ? null : <div role="alert">{sentenceOf(sign.error)}</div>}
      <div className={css['more']}>
        {maySign ? (
          <Button
            size="compact-sm"
            loading={sign.isPending}
            onClick={() =>
              sign.mutate({ exemptionId }, { onSuccess: () => notifyDone(`已核定：「${condition}」按特殊情形办理。`) })
            }
          >
            核定特殊情形
          </Button>
        ) : null}
        {isOpen && isAsked && isReviewer ? (
          <button type="button" className={css['quiet']} onClick={() => setLeaving('decline')}>
            不同意
          </button>
        ) : null}
        {mayWithdraw ? (
          <button type="button" className={css['quiet']} onClick={() => setLeaving('withdraw')}>
            撤回特殊情形
          </button>
        ) : null}
      </div>
    </Notice>
  );
}

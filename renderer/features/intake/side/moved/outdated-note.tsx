import { Button } from '@mantine/core';
import type { MovedCase } from '#shared/contract/case/review.ts';
import { useChannel } from '../../../../client/use-channel.ts';
import { useSession } from '../../../../client/use-session.ts';
import { WORDS } from '../../../../text/words.ts';
import { notifyDone } from '../../../../ui/overlay/notify.tsx';
import { Notice } from '../../../../ui/page/notice.tsx';
import { movedSentence } from '../../../review/moved-words.ts';
import { resettledOf } from '../../../review/settle-again.ts';
import { resettleApplication } from '../../state/moving-actions.ts';
import { useIntake, useIntakeSession } from '../../state/use-intake.ts';

/** How this application has moved since it was confirmed; null: it has not, or nobody knows yet. */
export function useOutdated(): MovedCase | null {
  const { id } = useIntakeSession();
  const { data } = useChannel('application/outdated', { ids: [id] });
  return data?.rows[0] ?? null;
}

/** 需重新测算: what moved, and the one step that makes it right again. */
export function OutdatedNote({ moved }: { readonly moved: MovedCase }) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const { user } = useSession();
  // Whoever only reviews would settle it, and then not be allowed to review it.
  const mayAgain = user.roles.includes('clerk');
  const [again] = resettledOf([moved]);
  const settleAgain = async (): Promise<void> => {
    if (again === undefined) return;
    const outcome = await resettleApplication(session, again);
    if (outcome.kind === 'done') notifyDone(`${moved.number} 已重新测算，请重新复核。`);
  };
  return (
    <>
      <Notice meaning="warn" role="alert">
        {WORDS.settleAgain}：{movedSentence(moved)}。
        {again === undefined
          ? '请「退回修改」，补齐后再确认。'
          : mayAgain
            ? '重新测算以前不能复核和封批。'
            : '请经办人重新测算，然后再复核。'}
      </Notice>
      {again === undefined || !mayAgain ? null : (
        <Button fullWidth loading={busy === 'settle'} onClick={() => void settleAgain()}>
          重新测算
        </Button>
      )}
    </>
  );
}

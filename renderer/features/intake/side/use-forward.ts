import { useNavigate } from '@tanstack/react-router';
import { isUnsealedSettlement } from '#shared/domain/application-status.ts';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { acceptApplication, approveApplication } from '../state/intake-actions.ts';
import { settleOrAsk } from '../state/moving-actions.ts';
import { useConfirmRefusal } from '../../decision/use-confirm-refusal.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession } from '../state/use-intake.ts';
import { useMayReview } from './use-may-review.ts';

/** The next step of the application: 受理, then 确认测算, then the papers; 复核通过 for whoever may. What keeps it back gets the focus. */
export function useForward(): () => void {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const navigate = useNavigate();
  const may = useMayReview();
  const confirmRefusal = useConfirmRefusal();
  const forward = async (): Promise<void> => {
    const { detail, assessment } = session.state.get();
    if (detail.status === 'draft') {
      const outcome = await acceptApplication(session);
      if (outcome.kind === 'incomplete') moves.reveal(outcome.path);
      if (outcome.kind === 'refused' && outcome.error.code === 'DUPLICATE_BILL') {
        const [duplicate] = session.state.get().assessment?.duplicates ?? [];
        if (duplicate !== undefined) moves.reveal(`visits.${duplicate.visit}.bill.number`);
      }
      if (outcome.kind === 'refused' && outcome.error.code === 'BILL_AFTER_DEATH') {
        const [late] = session.state.get().assessment?.afterDeath ?? [];
        if (late !== undefined) moves.reveal(`visits.${late.visit}.from`);
      }
      if (outcome.kind === 'done') moves.goTo('settle');
    } else if (detail.status === 'accepted') {
      const payable = assessment?.settlement?.payable;
      if (payable === undefined) return;
      const outcome = await settleOrAsk(session, payable);
      if (outcome.kind === 'done') moves.goTo('papers');
    } else if (detail.status === 'settled' && may === 'yes') {
      const outcome = await approveApplication(session);
      if (outcome.kind === 'done') {
        notifyDone(`${detail.number ?? ''} 已复核，可以封批。`);
        void navigate({ to: '/review' });
      }
    } else if (detail.status === 'refusing') {
      confirmRefusal?.();
    } else if (isUnsealedSettlement(detail.status)) moves.goTo('papers');
  };
  return () => void forward();
}

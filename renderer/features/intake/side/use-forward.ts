import { acceptApplication, settleApplication } from '../state/intake-actions.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession } from '../state/use-intake.ts';

/** The next step of the application: 受理, then 确认测算, then the papers. What keeps it back gets the focus. */
export function useForward(): () => void {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const forward = async (): Promise<void> => {
    const { detail, assessment } = session.state.get();
    if (detail.status === 'draft') {
      const outcome = await acceptApplication(session);
      if (outcome.kind === 'incomplete') moves.reveal(outcome.path);
      if (outcome.kind === 'refused' && outcome.error.code === 'DUPLICATE_BILL') {
        const [duplicate] = session.state.get().assessment?.duplicates ?? [];
        if (duplicate !== undefined) moves.reveal(`visits.${duplicate.visit}.bill.number`);
      }
      if (outcome.kind === 'done') moves.goTo('settle');
    } else if (detail.status === 'accepted') {
      const payable = assessment?.settlement?.payable;
      if (payable === undefined) return;
      const outcome = await settleApplication(session, payable);
      if (outcome.kind === 'done') moves.goTo('papers');
    } else if (detail.status === 'settled') moves.goTo('papers');
  };
  return () => void forward();
}

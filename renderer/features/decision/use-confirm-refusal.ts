import { useSession } from '../../client/use-session.ts';
import { perform } from '../intake/state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import { mayReviewRow } from '../review/may-review.ts';

/** Confirms the refusal that was proposed; null for whoever may not: the one who proposed it, and everybody who reviews nothing. */
export function useConfirmRefusal(): (() => void) | null {
  const intake = useIntakeSession();
  const session = useSession();
  const proposedBy = useIntake(({ detail }) => (detail.outcome?.kind === 'refusing' ? detail.outcome.by : null));
  const { user } = session;
  if (proposedBy === null || !user.roles.includes('reviewer')) return null;
  if (!mayReviewRow(session, { isOwn: proposedBy === user.name })) return null;
  const { id, ask, state } = intake;
  return () =>
    void perform(intake, 'decide', () =>
      ask('application/confirmRefusal', { id, revision: state.get().detail.revision }),
    );
}

import { useNavigate } from '@tanstack/react-router';
import { reopenApplication, returnApplication } from '../../state/intake-actions.ts';
import { usePageMoves } from '../../page/page-moves.ts';
import { useIntakeSession } from '../../state/use-intake.ts';

/**
 * Takes the application back into a draft and leads to what is to be changed: the field at `path`, else the first one,
 * with the bills open as well; a reviewer goes back to the list instead. False: it was refused, and the refusal is shown.
 */
export function useReopen(isReview = false): (reason: string, path?: string) => Promise<boolean> {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const navigate = useNavigate();
  return async (reason, path) => {
    const outcome = await (isReview ? returnApplication : reopenApplication)(session, reason);
    if (outcome.kind !== 'done') return false;
    if (isReview) {
      void navigate({ to: '/review' });
      return true;
    }
    if (path !== undefined) moves.reveal(path);
    else {
      moves.goTo('person');
      // Below the focus, so nothing moves away from it.
      session.state.update((now) => ({ ...now, folds: { ...now.folds, bills: 'open' } }));
    }
    return true;
  };
}

import { reopenApplication } from '../state/intake-actions.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession } from '../state/use-intake.ts';

/**
 * Takes the application back into a draft and leads to what is to be changed: the field at `path`, else the first one.
 * What can be typed again stands open. False: it was refused, and the refusal is shown.
 */
export function useReopen(): (reason: string, path?: string) => Promise<boolean> {
  const session = useIntakeSession();
  const moves = usePageMoves();
  return async (reason, path) => {
    const outcome = await reopenApplication(session, reason);
    if (outcome.kind !== 'done') return false;
    if (path === undefined) moves.goTo('person');
    else moves.reveal(path);
    session.state.update((now) => ({ ...now, folds: { ...now.folds, person: 'open', bills: 'open' } }));
    return true;
  };
}

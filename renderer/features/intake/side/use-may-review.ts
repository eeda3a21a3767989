import { useSession } from '../../../client/use-session.ts';
import { mayReview, type MayReview } from '../../review/may-review.ts';
import { useIntake } from '../state/use-intake.ts';

/** Whether whoever is logged in may review this application. */
export function useMayReview(): MayReview {
  const session = useSession();
  const review = useIntake((state) => state.detail.review);
  return mayReview(session, review);
}

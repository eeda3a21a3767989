import { CountyNotice } from '../../sync/county-notice.tsx';
import { correctReturned } from '../state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';

/** What the county says of this application, and the way to correct what it gave back. */
export function CountyPart() {
  const session = useIntakeSession();
  const status = useIntake((state) => state.detail.status);
  const isBusy = useIntake((state) => state.busy === 'reopen');
  return (
    <CountyNotice id={session.id} status={status} isBusy={isBusy} onCorrect={() => void correctReturned(session)} />
  );
}

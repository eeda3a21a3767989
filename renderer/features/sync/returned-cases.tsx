import { useRouter } from '@tanstack/react-router';
import type { CountyCaseView } from '#shared/contract/sync.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ReturnedNotice } from './returned-notice.tsx';
import css from './sync.module.css';

/** What the county gave back: why, and the way to correct it. Nothing when there is none. */
export function ReturnedCases() {
  const rows = useChannel('sync/returned', {}).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <PageSection title="县级退回" note="更正后重新测算、复核、封批，会作为新的一版替换被退回的那一版。">
      <ul className={css['returned']}>
        {rows.map((row) => (
          <li key={row.applicationId}>
            <ReturnedCase said={row} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

/** One returned case; correcting it leads to its page, at the first field the county named. */
export function ReturnedCase({ said }: { readonly said: CountyCaseView }) {
  const router = useRouter();
  const correct = useAction('sync/correct', ['sync/returned', 'sync/state', 'application/list']);
  const { applicationId: id, revision, number } = said;
  const start = () => {
    const from = router.state.location.pathname;
    // By its promise: once it is done this row is gone, and what hangs on the row would not be called.
    void correct.mutateAsync({ id, revision }).then(() => {
      // Whoever went on to other work meanwhile is not pulled away from it.
      if (router.state.location.pathname !== from) return notifyDone(`申请 ${number} 可以更正了，在受理台打开。`);
      return router.navigate({ to: '/applications/$id', params: { id } });
    }, notifyFailure);
  };
  return <ReturnedNotice said={said} isBusy={correct.isPending} onCorrect={start} />;
}

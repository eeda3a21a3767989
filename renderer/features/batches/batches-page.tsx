import { useState } from 'react';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page, PageBody, PageSection } from '../../ui/page/page.tsx';
import { NoticeNote } from '../public-notice/notice-note.tsx';
import { OutdatedCases } from '../review/outdated-cases.tsx';
import { CountyLedgers } from '../sync/county-ledger/county-ledgers.tsx';
import { FeedItems } from '../sync/feed/feed-items.tsx';
import { RevokedNotice } from '../sync/feed/revoked-notice.tsx';
import { OpenPapers } from '../sync/papers/open-papers.tsx';
import { ReturnedCases } from '../sync/returned-cases.tsx';
import { SyncBar } from '../sync/sync-bar.tsx';
import { useSync } from '../sync/use-sync.ts';
import { BatchList } from './batch-list.tsx';
import { HeldList } from './held-list.tsx';
import { KeyNotice } from './key-notice.tsx';
import { sealRefusal } from './seal-refusal.ts';
import { SealButton } from './seal-button.tsx';
import { WaitingList } from './waiting-list.tsx';

/** What becomes of a batch that was just sealed. */
const sealedWords = ({ seq, count }: BatchRow, isOnline: boolean): string =>
  `第 ${seq} 批已封好，共 ${count} 份。${isOnline ? '会自动送到县级。' : '请导出后送交县级。'}`;

/** 批次: what waits for the county, and what was sealed. */
export function BatchesPage() {
  const waiting = useChannel('batch/waiting', {});
  const seal = useAction('batch/seal', [
    'batch/waiting',
    'batch/list',
    'application/list',
    'application/get',
    'notice/counts',
  ]);
  // What was left out, not what was chosen: a case confirmed in the meantime is in the batch unless taken out.
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { data: sync } = useSync();
  const isOnline = sync !== undefined && sync.line !== null && sync.enrolment !== null;
  const rows = waiting.data?.rows ?? [];
  const chosen = rows.filter((row) => !leftOut.has(row.id));
  const sealChosen = () =>
    seal.mutate(
      { applicationIds: chosen.map((row) => row.id) },
      {
        onSuccess: (batch) => notifyDone(sealedWords(batch, isOnline)),
        // What concerns one application is said at its row.
        onError: (error) => {
          void waiting.refetch();
          if (sealRefusal(error, rows) === null) notifyFailure(error);
        },
      },
    );
  return (
    <Page
      title={WORDS.batches}
      purpose="把复核过的申请封成一个文件送交县级。封批后内容不能再改。"
      action={
        <SealButton
          rows={sync?.revoked == null ? chosen : []}
          countyName={waiting.data?.countyName ?? null}
          isBusy={seal.isPending}
          onSeal={sealChosen}
        />
      }
    >
      <PageBody>
        <RevokedNotice />
        <KeyNotice />
        <NoticeNote />
        <OutdatedCases />
        <SyncBar />
        <ReturnedCases />
        <FeedItems />
        <CountyLedgers />
        <PageSection title="待封批" note="可以封批、还没有进批次的申请。空格键选取或去掉一行。">
          {waiting.data === undefined ? (
            waiting.error === null ? (
              <Loading lines={4} />
            ) : (
              <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
            )
          ) : (
            <WaitingList
              rows={rows}
              merged={waiting.data.merged}
              leftOut={leftOut}
              refusal={sealRefusal(seal.error, rows)}
              onChange={setLeftOut}
            />
          )}
        </PageSection>
        {waiting.data === undefined ? null : <HeldList rows={waiting.data.held} now={waiting.data.now} />}
        <BatchList />
        <OpenPapers />
      </PageBody>
    </Page>
  );
}

import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { CountyLedgerTrial } from '#shared/contract/county/county-ledger.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { WORDS } from '../../../text/words.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Page, PageBody, PageSection } from '../../../ui/page/page.tsx';
import { WhoCan } from '../../../ui/who-can.tsx';
import css from '../sync.module.css';
import { LEDGER_TOUCHES } from './ledger-touches.ts';
import { ChangesTable, TouchedTable } from './trial-tables.tsx';

const WHO_CAN = 'who-can-take-ledger';

/** 县级台账试算: what a snapshot of what people had used elsewhere would change, before anybody takes it. */
export function LedgerTrialPage({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  const missing = useMissingRole('clerk');
  const { data, error, refetch } = useChannel('countyLedger/try', { id, step: 'take' });
  const take = useAction('countyLedger/take', LEDGER_TOUCHES);
  const takeOver = () =>
    void take.mutateAsync({ id }).then(({ state }) => {
      notifyDone(state === 'waiting' ? '已采用，等另一位用户在「批次」页确认后生效。' : '县级台账已生效。');
      return navigate({ to: '/batches' });
    }, notifyFailure);
  return (
    <Page
      title={data === undefined ? '县级台账' : `县级台账（截至 ${data.asOf}）`}
      back={
        <span className={css['back']}>
          <Link to="/batches">{WORDS.batches}</Link> ›{' '}
        </span>
      }
      purpose="县级汇总的、别处已给这些人的救助。采用以后，测算年度限额时按它计入；申请表上填得更多的，仍按申请表。"
      action={
        <>
          <WhoCan id={WHO_CAN} line={missing} />
          <Button
            disabled={missing !== null || data === undefined}
            aria-describedby={missing === null ? undefined : WHO_CAN}
            loading={take.isPending}
            onClick={takeOver}
            data-autofocus
          >
            采用
          </Button>
        </>
      }
    >
      <PageBody>
        {data === undefined ? (
          error === null ? (
            <Loading lines={6} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <Trial trial={data} />
        )}
      </PageBody>
    </Page>
  );
}

const linesWords = ({ lines, amount }: CountyLedgerTrial['raised']): string =>
  lines === 0 ? '没有' : `${lines} 条，共 ${formatYuanGrouped(fen(amount))} 元`;

function Trial({ trial }: { readonly trial: CountyLedgerTrial }) {
  const { rows, people, raised, lowered, unchanged, missing, unknownFunds, needsSecond, changes } = trial;
  const changed = raised.lines + lowered.lines;
  return (
    <>
      {needsSecond ? (
        <Notice meaning="warn">
          {lowered.lines > 0
            ? `有 ${lowered.lines} 条比现在的少，照此测算会多付。`
            : '这一份比现在计入的少了一半以上，可能不完整。'}
          请打电话与县级医保局核对。采用后要由另一位用户确认，才会生效。
        </Notice>
      ) : null}
      {unknownFunds.length === 0 ? null : (
        <Notice meaning="warn">
          本机使用的政策里没有“{unknownFunds.join('”“')}”，这些条目不会计入。请与县级医保局核对政策包。
        </Notice>
      )}
      <PageSection title="试算" note="还没有改动任何内容。本机已封批的申请和已记的台账都不会变。">
        <Facts
          facts={[
            { name: '这一份', value: `${people} 人，${rows} 条` },
            { name: '比现在多', value: linesWords(raised) },
            { name: '比现在少', value: linesWords(lowered) },
            { name: '不变', value: `${unchanged} 条` },
            { name: '这一份没有提到', value: missing === 0 ? '没有' : `${missing} 条，仍按原来的计入，不会删除` },
          ]}
        />
      </PageSection>
      {changed === 0 ? null : <ChangesTable changes={changes} total={changed} />}
      <TouchedTable applications={trial.applications} />
    </>
  );
}

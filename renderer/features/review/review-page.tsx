import { IconChecks, IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { mayReviewRow } from './may-review.ts';
import { reviewColumns } from './review-columns.tsx';
import { useOutdatedIds } from './use-outdated-ids.ts';

const PURPOSE = '另一个人再看一遍测算，通过以后才能封批。按回车或单击打开，Ctrl+Enter 通过。';

/** 复核: what was settled and nobody else has looked at yet. */
export function ReviewPage() {
  const { user } = useSession();
  return (
    <Page title={WORDS.review} purpose={PURPOSE}>
      {user.roles.includes('reviewer') ? (
        <Waiting />
      ) : (
        <EmptyState icon={IconLock} title="需要复核员" hint="请复核员登录后办理。测算过的申请在这里等待复核。" />
      )}
    </Page>
  );
}

function Waiting() {
  const navigate = useNavigate();
  const { today, station } = useSession();
  const { data, error, refetch } = useChannel('review/list', {});
  const outdated = useOutdatedIds((data?.rows ?? []).map(({ application }) => application));
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const isAlone = mayReviewRow({ station, today }, { isOwn: true });
  return (
    <DataTable
      id="review"
      label="待复核的申请"
      columns={reviewColumns(today, isAlone, outdated)}
      rows={data.rows}
      keyOf={({ application }) => application.id}
      onOpen={({ application }) => void navigate({ to: '/applications/$id', params: { id: application.id } })}
      empty={<EmptyState icon={IconChecks} title="没有待复核的申请" hint="确认测算以后，申请会出现在这里。" />}
    />
  );
}

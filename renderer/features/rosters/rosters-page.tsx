import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpenedRoster } from '#shared/contract/people/roster.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { RosterList } from './roster-list.tsx';

/** 名册: lists of identities from other offices, taken in, compared, undone. */
export function RostersPage() {
  const { user, station, today } = useSession();
  const { data, error, refetch } = useChannel('roster/list', {});
  const open = useAction('roster/open');
  const close = useAction('roster/close', ['roster/list']);
  const [file, setFile] = useState<OpenedRoster | null>(null);
  // What was chosen went with the lock.
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') setFile(null);
  });
  const isClerk = user.roles.includes('clerk');
  const choose = () => open.mutate({}, { onSuccess: (chosen) => setFile(chosen.file ?? file) });
  const leave = () => {
    setFile(null);
    close.mutate({});
  };
  return (
    <Page
      title={WORDS.rosters}
      purpose="民政、乡村振兴、残联和县级发来的救助对象名单。办理申请时按身份证号提示救助身份和名册日期。"
      action={
        isClerk && file === null ? (
          <Button
            leftSection={<IconTableImport size={16} stroke={1.5} />}
            onClick={choose}
            loading={open.isPending}
            data-autofocus
          >
            导入名册
          </Button>
        ) : undefined
      }
    >
      <PageBody>
        {open.error === null || open.isPending ? null : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(open.error)}
          </Notice>
        )}
        {file !== null ? (
          <ImportPanel key={file.ticket} file={file} onLeave={leave} />
        ) : data === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <RosterList
            rosters={data.rosters}
            isClerk={isClerk}
            mayAlone={station.singlePerson !== null && station.singlePerson.until >= today}
          />
        )}
      </PageBody>
    </Page>
  );
}

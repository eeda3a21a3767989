import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpenedRoster } from '#shared/contract/people/roster.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { useSession } from '../../client/use-session.ts';
import { useSentItem } from '../sync/feed/use-sent-item.ts';
import { WORDS } from '../../text/words.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { focusHeading } from '../../ui/page/focus-heading.ts';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { RosterList } from './roster-list.tsx';

const WHO_CAN = 'who-can-import';

/** 名册: lists of identities from other offices, taken in, compared, undone. `item`: what the county sent, to begin with. */
export function RostersPage({ item }: { readonly item: string | null }) {
  const { station, today } = useSession();
  const missing = useMissingRole('clerk');
  const { data, error, refetch } = useChannel('roster/list', {});
  const open = useAction('roster/open');
  const close = useAction('roster/close', ['roster/list']);
  const settle = useAction('sync/settleItem', ['sync/items', 'sync/state']);
  const [file, setFile] = useState<OpenedRoster | null>(null);
  // What the county sent and the file came out of: taken over, it waits for nobody any more.
  const [sentItem, setSentItem] = useState<string | null>(null);
  // The rows went with the lock; how they are to be read is there again after it, for the same file.
  const [isClosed, setClosed] = useState(false);
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') setClosed(true);
  });
  const openFile = (from: { readonly item?: string }) =>
    open.mutate(from, {
      onSuccess: (chosen) => {
        if (chosen.file === null) return;
        setClosed(false);
        setFile(chosen.file);
        setSentItem(from.item ?? null);
      },
    });
  const choose = () => openFile({});
  useSentItem(item, (sent) => openFile({ item: sent }));
  const leave = () => {
    setFile(null);
    close.mutate({});
    focusHeading();
  };
  return (
    <Page
      title={WORDS.rosters}
      purpose="民政、乡村振兴、残联和县级发来的救助对象名单。办理申请时按身份证号提示救助身份和名册日期。"
      action={
        file === null ? (
          <>
            <WhoCan id={WHO_CAN} line={missing} />
            <Button
              disabled={missing !== null}
              aria-describedby={missing === null ? undefined : WHO_CAN}
              leftSection={<IconTableImport size={16} stroke={1.5} />}
              onClick={choose}
              loading={open.isPending}
              data-autofocus
            >
              导入名册
            </Button>
          </>
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
          <ImportPanel
            key={shapeOf(file)}
            file={file}
            reopen={isClosed ? { onChoose: choose, isBusy: open.isPending } : null}
            onTaken={() => {
              if (sentItem !== null) settle.mutate({ id: sentItem });
            }}
            onLeave={leave}
          />
        ) : data === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <RosterList
            rosters={data.rosters}
            isClerk={missing === null}
            whoCan={WHO_CAN}
            mayAlone={station.singlePerson !== null && station.singlePerson.until >= today}
          />
        )}
      </PageBody>
    </Page>
  );
}

/** The same for files that are read the same way: of another name, or with other headings, one begins anew. */
const shapeOf = ({ fileName, sheets }: OpenedRoster): string =>
  JSON.stringify([
    fileName,
    sheets.map(({ name, headingRow, rows }) => [name, rows.find(({ index }) => index === headingRow)?.cells ?? null]),
  ]);

import { Button } from '@mantine/core';
import { IconFilterOff, IconInbox, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../client/use-session.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { WhoCan } from '../../ui/who-can.tsx';
import { ClockNotice } from '../damage/clock-notice.tsx';
import { RestoreNotice } from '../backup/restore/restore-notice.tsx';
import { HealthNotice } from '../health/health-notice.tsx';
import { useNewApplication } from '../../frame/use-new-application.ts';
import { WORDS } from '../../text/words.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { DeskExport } from '../papers/desk-export.tsx';
import { ChosenBar, chosenColumn } from './chosen-bar.tsx';
import { deskColumns } from './desk-columns.tsx';
import { countByChoice, EVERYTHING } from './desk-filter.ts';
import { DeskFilters } from './desk-filters.tsx';
import type { NextPlace } from './row/next-step.ts';
import { useNextFacts } from './row/use-next-facts.ts';
import { DeskState } from './state/desk-state.tsx';
import { useChosen } from './use-chosen.ts';
import { useDeskFilter } from './use-desk-filter.ts';
import { orderOf, useDeskList } from './use-desk-list.ts';
import { useDiscard } from './use-discard.ts';

/** 受理台: every application, where it stands, what to do next. */
export function DeskPage() {
  const navigate = useNavigate();
  const { today } = useSession();
  const { create, isBusy, mayCreate } = useNewApplication();
  const missing = useMissingRole('clerk');
  const [filter, setFilter] = useDeskFilter();
  const { list, error, retry, sort, setSort, more } = useDeskList(filter);
  const changing = useDiscard();
  const change = mayCreate ? changing : null;
  const facts = useNextFacts(list?.rows ?? []);
  const chosen = useChosen();
  const open = (id: string, place: NextPlace) => {
    if (place === 'batches') void navigate({ to: '/batches' });
    else if (place === 'notices') void navigate({ to: '/notices' });
    else
      void navigate({
        to: '/applications/$id',
        params: { id },
        ...(place === 'settlement' ? { search: { at: 'settle' } } : {}),
      });
  };
  const buttons = (
    <>
      {list === undefined || list.rows.length === 0 ? null : (
        <DeskExport wanted={{ ...filter, order: orderOf(sort) }} />
      )}
      <WhoCan id="who-can-create" line={missing} />
      <Button
        disabled={missing !== null}
        aria-describedby={missing === null ? undefined : 'who-can-create'}
        leftSection={<IconPlus size={16} />}
        rightSection={<Kbd keys="Ctrl+N" />}
        aria-keyshortcuts="Control+N"
        onClick={create}
        loading={isBusy}
      >
        {WORDS.newApplication}
      </Button>
    </>
  );
  const counts = list === undefined ? null : countByChoice(list.counts);
  return (
    <Page title={WORDS.desk} purpose="全部申请和每一份的下一步。按 Enter 或单击打开，按空格选取。" action={buttons}>
      <HealthNotice />
      <RestoreNotice />
      <ClockNotice />
      <DeskState />
      {list === undefined || counts === null ? (
        error === null ? (
          <Loading lines={10} />
        ) : (
          <ErrorState error={error} onRetry={retry} />
        )
      ) : counts.all + counts.discarded === 0 ? (
        <EmptyState
          icon={IconInbox}
          title="还没有申请"
          hint={
            mayCreate
              ? '群众来办理时点「新申请」，从输入身份证号开始。填写的内容自动保存为草稿。'
              : '受理员新建申请以后，会列在这里。'
          }
        />
      ) : (
        <>
          <DeskFilters filter={filter} counts={counts} list={list} onChange={setFilter} />
          <ChosenBar chosen={chosen} />
          <DataTable
            id="desk"
            label="申请"
            columns={[
              chosenColumn(chosen),
              ...deskColumns({ today, change, facts, onGo: ({ id }, place) => open(id, place) }),
            ]}
            rows={list.rows}
            keyOf={(row) => row.id}
            part={{ sort, onSort: setSort, total: list.total, onEnd: more }}
            onOpen={({ id }) => open(id, 'application')}
            onToggle={chosen.turn}
            isSelected={chosen.has}
            {...(change === null ? {} : { onRemove: change.discard })}
            empty={
              <EmptyState
                icon={IconFilterOff}
                title="没有符合筛选的申请"
                hint="换一个状态，或清除筛选后再看。"
                action={
                  <Button variant="default" onClick={() => setFilter(EVERYTHING)}>
                    清除筛选
                  </Button>
                }
              />
            }
          />
        </>
      )}
    </Page>
  );
}

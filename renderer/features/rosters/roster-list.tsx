import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconHistory, IconListCheck, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { RosterEntry } from '#shared/contract/people/roster.ts';
import { errorText } from '#shared/errors.ts';
import { ROSTER_SOURCES } from '#shared/roster/roster-source.ts';
import { useAction } from '../../client/use-channel.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import css from './rosters.module.css';
import { UndoDialog } from './undo-dialog.tsx';

type RosterListProps = {
  readonly rosters: readonly RosterEntry[];
  readonly isClerk: boolean;
  /** Id of the line that says why what needs a clerk is greyed. */
  readonly whoCan: string;
  /** The county lets one person confirm what they imported. */
  readonly mayAlone: boolean;
};

/** Every import, newest first, and what can still be done with it. */
export function RosterList({ rosters, isClerk, whoCan, mayAlone }: RosterListProps) {
  const confirm = useAction('roster/confirm', ['roster/list']);
  const [toUndo, setToUndo] = useState<RosterEntry | null>(null);
  const [toConfirm, setToConfirm] = useState<RosterEntry | null>(null);
  if (rosters.length === 0) {
    return (
      <EmptyState
        icon={IconListCheck}
        title="还没有名册"
        hint="点右上角「导入名册」，选择 xlsx、xls 或 csv 文件。导入前会先试算，看清新增、变化和终止再决定。"
      />
    );
  }
  const second = () => {
    if (toConfirm === null) return;
    confirm.mutate(
      { id: toConfirm.id },
      {
        onSuccess: ({ listName }) => notifyDone(`《${listName}》已生效。`),
        onError: notifyFailure,
        onSettled: () => setToConfirm(null),
      },
    );
  };
  const isStuck = !mayAlone && rosters.some(({ state, isOwn }) => state === 'waiting' && isOwn);
  return (
    <>
      {isStuck ? <Notice meaning="warn">{errorText({ code: 'ROSTER_OWN_CONFIRMATION', detail: {} })}</Notice> : null}
      <DataTable
        id="rosters"
        label="名册列表"
        columns={columns({ isClerk, whoCan, mayAlone, onUndo: setToUndo, onConfirm: setToConfirm })}
        rows={rosters}
        keyOf={({ id }) => id}
      />
      <Confirm
        isOpen={toConfirm !== null}
        title={`确认《${toConfirm?.listName ?? ''}》${toConfirm?.asOf ?? ''}`}
        effect={
          toConfirm === null ? null : (
            <>
              原来在册的 {toConfirm.counts.before} 人中有 {toConfirm.counts.lost} 人将不再在册，确认后在册{' '}
              {toConfirm.counts.after} 人。请与{ROSTER_SOURCES[toConfirm.source]}核对这份名册是否完整。
              {toConfirm.isOwn ? '您自己导入、自己确认，记录里会注明县级授权。' : null}
            </>
          )
        }
        verb="确认生效"
        isBusy={confirm.isPending}
        onConfirm={second}
        onClose={() => setToConfirm(null)}
      />
      {toUndo === null ? null : <UndoDialog key={toUndo.id} roster={toUndo} onClose={() => setToUndo(null)} />}
    </>
  );
}

type Actions = {
  readonly isClerk: boolean;
  readonly whoCan: string;
  readonly mayAlone: boolean;
  readonly onUndo: (roster: RosterEntry) => void;
  readonly onConfirm: (roster: RosterEntry) => void;
};

const isWaiting = ({ state }: RosterEntry): boolean => state === 'waiting';

const columns = ({ isClerk, whoCan, mayAlone, onUndo, onConfirm }: Actions): readonly Column<RosterEntry>[] => [
  { key: 'list', title: '名单', render: ({ listName }) => listName, tooltip: ({ fileName }) => fileName },
  { key: 'source', title: '来源', width: 84, render: ({ source }) => ROSTER_SOURCES[source] },
  { key: 'asOf', title: '名册日期', width: 96, render: ({ asOf }) => asOf, sortBy: ({ asOf }) => asOf },
  { key: 'state', title: '状态', width: 130, render: (roster) => <StateChip roster={roster} /> },
  number('after', '在册人数', ({ counts }) => counts.after, isWaiting),
  number('added', '新增', ({ counts }) => counts.added),
  number('changed', '变化', ({ counts }) => counts.changed),
  number('ended', '终止', ({ counts }) => counts.ended, isWaiting),
  number('refused', '拒收', ({ counts }) => counts.refused),
  {
    key: 'by',
    title: '导入',
    width: 182,
    minTable: 1000,
    render: ({ importedAt, importedBy }) => `${instantToMinute(importedAt)} ${importedBy}`,
    sortBy: ({ importedAt }) => importedAt,
    tooltip: ({ confirmedBy, permitNo }) =>
      confirmedBy === null ? '' : `由${confirmedBy}确认${permitNo === null ? '' : `（同一人，县级授权 ${permitNo}）`}`,
  },
  {
    key: 'act',
    title: '',
    width: 132,
    align: 'right',
    render: (roster) => (
      <span className={css['acts']}>
        {roster.state === 'waiting' && (mayAlone || !roster.isOwn) ? (
          <Button size="compact-sm" onClick={() => onConfirm(roster)}>
            确认
          </Button>
        ) : null}
        {roster.isCurrent || roster.state === 'waiting' ? (
          <Button
            variant="default"
            size="compact-sm"
            disabled={!isClerk}
            aria-describedby={isClerk ? undefined : whoCan}
            onClick={() => onUndo(roster)}
          >
            撤销
          </Button>
        ) : null}
      </span>
    ),
  },
];

/** `isLater`: the count stands only once a second person has confirmed. */
function number(
  key: string,
  title: string,
  valueOf: (roster: RosterEntry) => number,
  isLater?: (roster: RosterEntry) => boolean,
): Column<RosterEntry> {
  return {
    key,
    title,
    width: isLater === undefined ? 64 : 96,
    align: 'right',
    render: (roster) => (
      <>
        {isLater?.(roster) === true ? <span className={css['later']}>确认后 </span> : null}
        <Count value={valueOf(roster)} />
      </>
    ),
    sortBy: valueOf,
  };
}

function Count({ value }: { readonly value: number }) {
  return <span className={value === 0 ? css['zero'] : undefined}>{value}</span>;
}

function StateChip({ roster: { state, isCurrent } }: { readonly roster: RosterEntry }) {
  if (state === 'waiting') {
    return (
      <Chip meaning="warn" icon={IconUserQuestion}>
        待第二人确认
      </Chip>
    );
  }
  if (state === 'undone') {
    return (
      <Chip meaning="neutral" icon={IconArrowBackUp}>
        已撤销
      </Chip>
    );
  }
  return isCurrent ? (
    <Chip meaning="ok" icon={IconCircleCheck}>
      正在使用
    </Chip>
  ) : (
    <Chip meaning="neutral" icon={IconHistory}>
      已有更新
    </Chip>
  );
}

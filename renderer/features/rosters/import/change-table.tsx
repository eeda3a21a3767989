import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ROSTER_ROW_KINDS, type RosterChange, type RosterRowKind } from '#shared/contract/people/roster.ts';
import type { RosterCounts } from '#shared/roster/roster-plan.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { PageSection } from '../../../ui/page/page.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';

const WORDS_OF: Readonly<Record<RosterRowKind, string>> = {
  added: '新增',
  changed: '变化',
  ended: '终止',
  unchanged: '不变',
  duplicate: '重复',
  refused: '拒收',
};

type ChangeTableProps = { readonly ticket: string; readonly counts: RosterCounts };

/** The rows of one kind; those that need somebody first. */
export function ChangeTable({ ticket, counts }: ChangeTableProps) {
  const kinds = ROSTER_ROW_KINDS.filter((kind) => counts[kind] > 0);
  const [chosen, setChosen] = useState<RosterRowKind | null>(null);
  const usual = counts.refused > 0 ? 'refused' : (kinds[0] ?? 'added');
  const kind = chosen !== null && counts[chosen] > 0 ? chosen : usual;
  if (kinds.length === 0) return null;
  return (
    <PageSection title="逐行查看">
      <SegmentedControl
        size="xs"
        value={kind}
        onChange={(value) => setChosen(ROSTER_ROW_KINDS.find((each) => each === value) ?? null)}
        data={kinds.map((value) => ({ value, label: `${WORDS_OF[value]} ${counts[value]}` }))}
      />
      <Rows key={kind} ticket={ticket} kind={kind} />
    </PageSection>
  );
}

type RowsProps = { readonly ticket: string; readonly kind: RosterRowKind };

function Rows({ ticket, kind }: RowsProps) {
  const { data } = useChannel('roster/rows', { ticket, kind });
  if (data === undefined) return null;
  return (
    <>
      <DataTable
        id="roster-changes"
        label={`${WORDS_OF[kind]}的行`}
        height="content"
        columns={columnsOf(kind)}
        rows={data.rows}
        defaultSort={BY_ROW}
        keyOf={({ row, idNumber, name, words }) => `${row ?? ''} ${idNumber} ${name} ${words}`}
      />
      {data.total > data.rows.length ? (
        <p>
          只列出前 {data.rows.length} 行，共 {data.total} 行。
        </p>
      ) : null}
    </>
  );
}

const BY_ROW = { column: 'row', isDescending: false } as const;

const columnsOf = (kind: RosterRowKind): readonly Column<RosterChange>[] => [
  {
    key: 'row',
    title: '行号',
    width: 72,
    align: 'right',
    render: ({ row }) => row ?? '—',
    sortBy: ({ row }) => row ?? 0,
  },
  { key: 'name', title: '姓名', width: 140, render: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'id', title: '身份证号', width: 170, render: ({ idNumber }) => idNumber },
  {
    key: 'words',
    title: kind === 'refused' ? '拒收原因' : kind === 'unchanged' ? '' : '内容',
    render: ({ words }) => words,
    sortBy: ({ words }) => words,
    tooltip: ({ words }) => words,
  },
];

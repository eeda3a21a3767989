import { Anchor, Checkbox } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { Money } from '../../ui/money.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';

type WaitingProps = {
  readonly rows: readonly ApplicationRow[];
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
};

/** Reviewed applications with a box each; all are in at first. */
export function WaitingForNotice({ rows, leftOut, onChange }: WaitingProps) {
  if (rows.length === 0)
    return <EmptyState icon={IconInbox} title="没有待公示的申请" hint="申请复核通过以后，会出现在这里。" />;
  const toggle = ({ id }: ApplicationRow) =>
    onChange(leftOut.has(id) ? new Set([...leftOut].filter((each) => each !== id)) : new Set([...leftOut, id]));
  const isIn = ({ id }: ApplicationRow): boolean => !leftOut.has(id);
  return (
    <DataTable
      id="notice-waiting"
      label="待公示的申请"
      height="content"
      columns={columns(isIn, toggle)}
      rows={rows}
      keyOf={({ id }) => id}
      isSelected={isIn}
      onToggle={toggle}
    />
  );
}

const columns = (
  isIn: (row: ApplicationRow) => boolean,
  toggle: (row: ApplicationRow) => void,
): readonly Column<ApplicationRow>[] => [
  {
    key: 'box',
    title: '',
    width: 36,
    render: (row) => (
      <Checkbox
        tabIndex={-1}
        aria-label={`选取 ${row.number ?? row.personName}`}
        checked={isIn(row)}
        onChange={() => toggle(row)}
      />
    ),
  },
  {
    key: 'number',
    title: '申请号',
    width: 200,
    render: (row) => (
      <Anchor component={Link} to={`/applications/${row.id}`} size="sm" tabIndex={-1}>
        {row.number}
      </Anchor>
    ),
    sortBy: (row) => row.number ?? '',
  },
  { key: 'name', title: '姓名', width: 110, render: (row) => row.personName, sortBy: (row) => row.personName },
  { key: 'village', title: '村', render: (row) => row.village, sortBy: (row) => row.village },
  {
    key: 'payable',
    title: '应救助（元）',
    width: 130,
    align: 'right',
    render: (row) => <Money amount={row.payable} weight="sum" />,
    sortBy: (row) => row.payable ?? 0,
  },
];

import { Checkbox } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { PaperCandidate } from '#shared/contract/case/paper.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { Money } from '../../../ui/money.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';

type CandidateListProps = {
  readonly rows: readonly PaperCandidate[];
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
};

/** The applications with a box each; all are in at first. */
export function CandidateList({ rows, leftOut, onChange }: CandidateListProps) {
  const isIn = ({ applicationId }: PaperCandidate): boolean => !leftOut.has(applicationId);
  const toggle = (row: PaperCandidate) => {
    const { applicationId } = row;
    onChange(
      isIn(row) ? new Set([...leftOut, applicationId]) : new Set([...leftOut].filter((each) => each !== applicationId)),
    );
  };
  return (
    <DataTable
      id="paper-candidates"
      label="可成批打印的申请"
      columns={columns(isIn, toggle)}
      rows={rows}
      keyOf={({ applicationId }) => applicationId}
      isSelected={isIn}
      onToggle={toggle}
      empty={
        <EmptyState icon={IconFileOff} title="这个范围里没有申请" hint="换一段日期，或换成受理的、批次里的申请再看。" />
      }
    />
  );
}

const columns = (
  isIn: (row: PaperCandidate) => boolean,
  toggle: (row: PaperCandidate) => void,
): readonly Column<PaperCandidate>[] => [
  {
    key: 'box',
    title: '',
    width: 52,
    render: (row) => (
      <Checkbox tabIndex={-1} aria-label={`选取 ${row.number}`} checked={isIn(row)} onChange={() => toggle(row)} />
    ),
  },
  { key: 'number', title: '申请号', width: 210, render: ({ number }) => number },
  { key: 'person', title: '申请人', width: 120, render: ({ personName }) => personName },
  { key: 'village', title: '村（社区）', width: 140, render: ({ village }) => village },
  { key: 'status', title: '状态', width: 120, render: ({ status }) => <StatusChip status={status} /> },
  {
    key: 'payable',
    title: '测算应付（元）',
    width: 130,
    align: 'right',
    render: ({ payable }) => (payable === null ? '—' : <Money amount={payable} />),
  },
  {
    key: 'granted',
    title: '县级批准（元）',
    width: 130,
    align: 'right',
    render: ({ granted }) => (granted === null ? '—' : <Money amount={granted} />),
  },
  {
    key: 'printed',
    title: '已打印过（再打印会标明补打）',
    render: ({ printed }) => printed.map((kind) => PRINT_TITLES[kind]).join('、'),
    tooltip: ({ printed }) => printed.map((kind) => PRINT_TITLES[kind]).join('、'),
  },
];

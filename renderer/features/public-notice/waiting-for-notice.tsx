import { IconInbox } from '@tabler/icons-react';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { choiceColumns } from '../../ui/table/choice-columns.tsx';
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
): readonly Column<ApplicationRow>[] => {
  const { box, number, name, village, payable } = choiceColumns(isIn, toggle);
  return [box, number, name, village, payable];
};

import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { Money } from '../../ui/money.tsx';
import { choiceColumns } from '../../ui/table/choice-columns.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { MergeLine } from '../people/merge-line.tsx';
import css from './batches.module.css';
import { RefusalNote } from './refusal-note.tsx';
import { totalOf } from './seal-button.tsx';
import type { SealRefusal } from './seal-refusal.ts';

type WaitingListProps = {
  readonly rows: readonly ApplicationRow[];
  /** Merges of files since the review of a case. */
  readonly merged: ChannelOutput<'batch/waiting'>['merged'];
  readonly leftOut: ReadonlySet<string>;
  /** Why the last try to seal failed, when one of the rows was the reason. */
  readonly refusal: SealRefusal | null;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
};

/** Confirmed applications with a box each; all are in at first. */
export function WaitingList({ rows, merged, leftOut, refusal, onChange }: WaitingListProps) {
  const toggle = ({ id }: ApplicationRow) =>
    onChange(leftOut.has(id) ? new Set([...leftOut].filter((each) => each !== id)) : new Set([...leftOut, id]));
  const isIn = (row: ApplicationRow): boolean => !leftOut.has(row.id);
  const chosen = rows.filter(isIn);
  const mergeOf = (row: ApplicationRow): ReactNode => {
    const merge = merged.find(({ applicationId }) => applicationId === row.id);
    return merge === undefined ? null : <MergeLine merge={merge} />;
  };
  const noteOf = (row: ApplicationRow): ReactNode =>
    refusal?.applicationId === row.id && isIn(row) ? (
      <RefusalNote text={refusal.text} onTakeOut={() => toggle(row)} />
    ) : null;
  if (rows.length === 0) return <p className={css['none']}>没有待封批的申请。申请复核通过以后，会出现在这里。</p>;
  return (
    <>
      <DataTable
        id="waiting"
        label="待封批的申请"
        height="content"
        columns={columns(isIn, toggle)}
        rows={rows}
        keyOf={(row) => row.id}
        isSelected={isIn}
        onToggle={toggle}
        noteOf={(row) => noteOf(row) ?? mergeOf(row)}
      />
      <div className={css['sum']}>
        <Checkbox
          label="全选"
          checked={chosen.length === rows.length}
          indeterminate={chosen.length > 0 && chosen.length < rows.length}
          onChange={() => onChange(chosen.length === rows.length ? new Set(rows.map((row) => row.id)) : new Set())}
        />
        <span className={css['sumText']}>
          已选 {chosen.length} 份，合计 <Money amount={totalOf(chosen)} weight="sum" /> 元
        </span>
      </div>
    </>
  );
}

const columns = (
  isIn: (row: ApplicationRow) => boolean,
  toggle: (row: ApplicationRow) => void,
): readonly Column<ApplicationRow>[] => {
  const { box, number, name, village, payable } = choiceColumns(isIn, toggle);
  return [
    box,
    number,
    name,
    { key: 'idNumber', title: '身份证号', width: 170, render: (row) => row.idNumberMasked },
    village,
    {
      key: 'total',
      title: '总费用（元）',
      width: 130,
      align: 'right',
      render: (row) => <Money amount={row.totalCost} />,
      sortBy: (row) => row.totalCost ?? 0,
    },
    payable,
  ];
};

import { Button } from '@mantine/core';
import { useState } from 'react';
import { fen, formatYuanGrouped, sumFen } from '#shared/fen.ts';
import { Kbd } from '../../../../../renderer/ui/kbd.tsx';
import type { CaseLine } from '../../../api/views.ts';
import { usePageKeys } from '../../../ui/use-page-keys.ts';
import { ApproveMany } from './approve-many.tsx';
import css from './bulk.module.css';

type BulkBarProps = {
  /** Those of the list that may be approved together. */
  readonly plain: readonly CaseLine[];
  readonly chosen: readonly CaseLine[];
  readonly onChoose: (rows: readonly CaseLine[]) => void;
};

/** Below the list: how many are chosen, what they come to, and the way on. */
export function BulkBar({ plain, chosen, onChoose }: BulkBarProps) {
  /** As they were when the dialog opened: what is approved leaves the list behind it. */
  const [open, setOpen] = useState<readonly CaseLine[] | null>(null);
  const approve = (): void => {
    if (chosen.length > 0) setOpen(chosen);
  };
  usePageKeys([['shift+A', approve]]);
  const totalFen = sumFen(chosen.map(({ payableFen }) => fen(payableFen)));
  // What came of it is told although nothing is left to choose.
  if (plain.length === 0 && open === null) return null;
  return (
    <div className={css['bar']} role="group" aria-label="成批批准">
      <span>
        {chosen.length === 0
          ? `没有问题的 ${plain.length} 件`
          : `已选 ${chosen.length} 件，合计 ${formatYuanGrouped(fen(totalFen))} 元`}
      </span>
      <Button
        variant="subtle"
        disabled={plain.length === 0}
        onClick={() => onChoose(chosen.length === plain.length ? [] : plain)}
      >
        {chosen.length === plain.length && plain.length > 0 ? '全不选' : '选没有问题的'}
      </Button>
      <Button disabled={chosen.length === 0} onClick={approve} rightSection={<Kbd keys="Shift+A" />}>
        成批批准
      </Button>
      {open === null ? null : (
        <ApproveMany
          rows={open}
          onClose={() => {
            setOpen(null);
            onChoose([]);
          }}
        />
      )}
    </div>
  );
}

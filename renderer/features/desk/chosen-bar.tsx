import { Button, Checkbox } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { DeskRow } from '#shared/contract/case/application.ts';
import type { Column } from '../../ui/table/column.ts';
import css from './desk.module.css';
import type { Chosen } from './use-chosen.ts';

/** What can be done with the chosen applications; nothing is shown while none is. */
export function ChosenBar({ chosen }: { readonly chosen: Chosen }) {
  const navigate = useNavigate();
  const { ids, clear } = chosen;
  if (ids.length === 0) return null;
  return (
    <div className={css['chosen']} role="group" aria-label="选取的申请">
      <span aria-live="polite">已选 {ids.length} 份</span>
      <Button
        size="compact-sm"
        leftSection={<IconFiles size={16} stroke={1.5} />}
        onClick={() => void navigate({ to: '/papers', search: { chosen: ids.join(',') } })}
      >
        成批打印
      </Button>
      <Button size="compact-sm" variant="default" onClick={clear}>
        取消选取
      </Button>
    </div>
  );
}

/** The boxes before the rows; where the list is narrow, Space alone chooses. */
export const chosenColumn = ({ has, canTurn, turn }: Chosen): Column<DeskRow> => ({
  key: 'chosen',
  title: '',
  width: 52,
  minTable: 1110,
  render: (row) => (
    <Checkbox
      tabIndex={-1}
      aria-label={`选取 ${row.number ?? '草稿'}`}
      checked={has(row)}
      disabled={!canTurn(row)}
      onChange={() => turn(row)}
    />
  ),
});

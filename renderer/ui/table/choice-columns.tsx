import { Anchor, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { Money } from '../money.tsx';
import type { Column } from './column.ts';

type ChoiceColumn = 'box' | 'number' | 'name' | 'village' | 'payable';

/** The columns that lists of applications to choose from have in common, by what they show. */
export const choiceColumns = (
  isIn: (row: ApplicationRow) => boolean,
  toggle: (row: ApplicationRow) => void,
): Readonly<Record<ChoiceColumn, Column<ApplicationRow>>> => ({
  box: {
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
  number: {
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
  name: { key: 'name', title: '姓名', width: 110, render: (row) => row.personName, sortBy: (row) => row.personName },
  village: { key: 'village', title: '村', render: (row) => row.village, sortBy: (row) => row.village },
  payable: {
    key: 'payable',
    title: '应救助（元）',
    width: 130,
    align: 'right',
    render: (row) => <Money amount={row.payable} weight="sum" />,
    sortBy: (row) => row.payable ?? 0,
  },
});

import { Anchor } from '@mantine/core';
import type { StatisticsLine } from '../../api/figure-views.ts';
import { useTownshipLabel } from '../../client/use-township-names.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { FIGURE_COLUMNS, TOTAL } from './figure-columns.tsx';

type TownshipTableProps = {
  readonly townships: readonly StatisticsLine[];
  readonly total: StatisticsLine;
  readonly onChoose: (township: string) => void;
};

/** Township by township; one shows only its own months. */
export function TownshipTable({ townships, total, onChoose }: TownshipTableProps) {
  const labelOf = useTownshipLabel();
  return (
    <ListTable
      label="按乡镇"
      columns={[
        {
          title: '乡镇',
          tooltip: ({ key }) => (key === TOTAL ? '' : labelOf(key)),
          render: ({ key }) =>
            key === TOTAL ? (
              key
            ) : (
              <Anchor component="button" type="button" size="sm" onClick={() => onChoose(key)}>
                {labelOf(key)}
              </Anchor>
            ),
        },
        ...FIGURE_COLUMNS,
      ]}
      rows={[...townships, { ...total, key: TOTAL }]}
      keyOf={({ key }) => key}
    />
  );
}

import { Link } from '@tanstack/react-router';
import { Anchor } from '@mantine/core';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import type { AuditLine } from '../../api/figure-views.ts';
import type { ListColumn } from '../../ui/list-table.tsx';
import { NO_FILTER } from '../cases/case-filter.ts';
import { useOpenCases } from '../cases/use-case-filter.ts';

/** One event a row. */
export const AUDIT_COLUMNS: readonly ListColumn<AuditLine>[] = [
  { title: '序号', width: 80, render: ({ n }) => n },
  { title: '时间', width: 150, render: ({ at }) => instantToMinute(at) },
  { title: '谁', width: 140, render: ({ by }) => by, tooltip: ({ by }) => by },
  { title: '办了什么', render: ({ words }) => words, tooltip: ({ words }) => words },
  { title: '案件', width: 210, render: (line) => <ToCase line={line} /> },
];

function ToCase({ line: { record, number } }: { readonly line: AuditLine }) {
  const openCases = useOpenCases();
  if (number === null) return '';
  return record === null ? (
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => {
        openCases({ ...NO_FILTER, text: number });
      }}
    >
      {number}
    </Anchor>
  ) : (
    <Anchor
      size="sm"
      renderRoot={(props: object) => (
        <Link
          {...props}
          to="/cases/$batch/$place"
          params={{ batch: String(record.batch), place: String(record.place) }}
        />
      )}
    >
      {number}
    </Anchor>
  );
}

import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CountyLedgerTrial } from '#shared/contract/county/county-ledger.ts';
import { shortNumber } from '../../../text/application-number.ts';
import { WORDS } from '../../../text/words.ts';
import { Money } from '../../../ui/money.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';

type Change = CountyLedgerTrial['changes'][number];
type Touched = CountyLedgerTrial['applications']['rows'][number];

/** Whose sums change, line by line. */
export function ChangesTable({ changes, total }: { readonly changes: readonly Change[]; readonly total: number }) {
  return (
    <PageSection
      title="变化的条目"
      note={total > changes.length ? `只列出前 ${changes.length} 条，共 ${total} 条。` : undefined}
    >
      <DataTable
        id="county-ledger-changes"
        label="变化的条目"
        height="content"
        columns={CHANGE_COLUMNS}
        rows={changes}
        keyOf={({ name, idNumber, year, fund }) => `${name} ${idNumber} ${year} ${fund}`}
      />
    </PageSection>
  );
}

const CHANGE_COLUMNS: readonly Column<Change>[] = [
  { key: 'name', title: '姓名', width: 120, render: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'id', title: '证件号码', width: 180, render: ({ idNumber }) => idNumber },
  { key: 'year', title: '年度', width: 72, render: ({ year }) => year, sortBy: ({ year }) => year },
  { key: 'fund', title: '救助', render: ({ fund }) => fund, sortBy: ({ fund }) => fund },
  {
    key: 'before',
    title: '现在计入（元）',
    width: 130,
    align: 'right',
    render: ({ before }) => <Money amount={before} />,
  },
  {
    key: 'after',
    title: '采用后（元）',
    width: 130,
    align: 'right',
    render: ({ after }) => <Money amount={after} weight="sum" />,
    sortBy: ({ after }) => after,
  },
];

type TouchedTableProps = { readonly applications: CountyLedgerTrial['applications'] };

/** Open applications of these people, with what is due now and then. */
export function TouchedTable({ applications: { total, rows } }: TouchedTableProps) {
  if (total === 0) return null;
  return (
    <PageSection
      title={`涉及 ${total} 份未封批的申请`}
      note="已确认测算的，金额变了会列进「需重新测算」，重新确认后才能封批。"
    >
      <DataTable
        id="county-ledger-applications"
        label="涉及的申请"
        height="content"
        columns={TOUCHED_COLUMNS}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </PageSection>
  );
}

const TOUCHED_COLUMNS: readonly Column<Touched>[] = [
  {
    key: 'number',
    title: '申请号',
    width: 170,
    render: ({ id, number }) => (
      <Anchor component={Link} to={`/applications/${id}`} size="sm">
        {number === null ? WORDS.noNumber : shortNumber(number)}
      </Anchor>
    ),
  },
  { key: 'name', title: '姓名', width: 120, render: ({ name }) => name },
  { key: 'status', title: '状态', render: ({ status }) => status },
  {
    key: 'before',
    title: '现在应付（元）',
    width: 130,
    align: 'right',
    render: ({ before }) => <Money amount={before} />,
  },
  {
    key: 'after',
    title: '之后应付（元）',
    width: 130,
    align: 'right',
    render: ({ after }) => <Money amount={after} weight="sum" />,
  },
];

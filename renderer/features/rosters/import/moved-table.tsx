import { Link } from '@tanstack/react-router';
import type { RosterTrial } from '#shared/contract/people/roster.ts';
import { shortNumber } from '../../../text/application-number.ts';
import { WORDS } from '../../../text/words.ts';
import { PageSection } from '../../../ui/page/page.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';

type Moved = RosterTrial['applications']['rows'][number];

/** Open applications of people whose identities change; nothing in them changes by itself. */
export function MovedTable({ applications: { total, rows } }: { readonly applications: RosterTrial['applications'] }) {
  if (total === 0) return null;
  return (
    <PageSection title={`涉及 ${total} 份未封批的申请`} note="导入后不会自动改动申请，请到受理台逐份核对救助身份。">
      <DataTable
        id="roster-applications"
        label="涉及的申请"
        height="content"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </PageSection>
  );
}

const COLUMNS: readonly Column<Moved>[] = [
  {
    key: 'number',
    title: '申请号',
    width: 150,
    render: ({ id, number }) => (
      <Link to="/applications/$id" params={{ id }}>
        {number === null ? WORDS.noNumber : shortNumber(number)}
      </Link>
    ),
  },
  { key: 'name', title: '姓名', width: 140, render: ({ name }) => name },
  { key: 'status', title: '状态', width: 90, render: ({ status }) => status },
  { key: 'what', title: '名册的变化', render: ({ what }) => what, tooltip: ({ what }) => what },
];

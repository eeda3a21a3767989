import { Anchor } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { HeldCase } from '#shared/contract/case/batch.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Money } from '../../ui/money.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { waited } from '../backup/ago.ts';
import { HELD_ORDER, HELD_WORDS, heldSums, whoActs } from './held-words.ts';

/** 暂不能封批: what is not ready, why, who has to do something and since when; each row leads to the application. */
export function HeldList({ rows, now }: { readonly rows: readonly HeldCase[]; readonly now: string }) {
  const navigate = useNavigate();
  if (rows.length === 0) return null;
  return (
    <PageSection title="暂不能封批" note={`${heldSums(rows)}。办完以后自动进入待封批。按回车打开申请。`}>
      <DataTable
        id="held"
        label="暂不能封批的申请"
        height="content"
        columns={columns(now)}
        rows={rows}
        keyOf={({ application }) => application.id}
        onOpen={({ application: { id } }) => void navigate({ to: '/applications/$id', params: { id } })}
      />
    </PageSection>
  );
}

const columns = (now: string): readonly Column<HeldCase>[] => [
  {
    key: 'number',
    title: '申请号',
    width: 200,
    render: ({ application }) => (
      <Anchor component={Link} to={`/applications/${application.id}`} size="sm" tabIndex={-1}>
        {application.number}
      </Anchor>
    ),
    sortBy: ({ application }) => application.number ?? '',
  },
  {
    key: 'name',
    title: '姓名',
    width: 110,
    render: ({ application }) => application.personName,
    sortBy: ({ application }) => application.personName,
  },
  {
    key: 'reason',
    title: '原因',
    width: 150,
    render: ({ reason }) => HELD_WORDS[reason],
    sortBy: ({ reason }) => HELD_ORDER.indexOf(reason),
  },
  { key: 'who', title: '由谁办理', render: whoActs, tooltip: whoActs },
  {
    key: 'since',
    title: '从何时起',
    width: 140,
    minTable: 900,
    render: ({ since }) => instantToMinute(since),
    sortBy: ({ since }) => since,
  },
  { key: 'age', title: '已等', width: 90, render: ({ since }) => waited(since, now), sortBy: ({ since }) => since },
  {
    key: 'payable',
    title: '应救助（元）',
    width: 130,
    align: 'right',
    render: ({ application }) => <Money amount={application.payable} />,
  },
];

import { IconArrowBackUp, IconCalculator, IconNotebook, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Chip, type Meaning } from '../../ui/chip.tsx';
import { Money } from '../../ui/money.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { KnownCap } from './caps-of.ts';
import css from './ledger.module.css';
import type { LedgerYearRows } from './years-of.ts';

const KINDS: Readonly<
  Record<
    LedgerRow['kind'],
    { readonly word: string; readonly meaning: Meaning; readonly icon: ComponentType<IconProps> }
  >
> = {
  opening: { word: '期初录入', meaning: 'neutral', icon: IconNotebook },
  settlement: { word: '测算确认', meaning: 'ok', icon: IconCalculator },
  reversal: { word: '退回冲销', meaning: 'warn', icon: IconArrowBackUp },
};

/** One year: the sum of each fund, what is left of each limit, then the entries that make it. */
export function LedgerYear({
  year,
  rows,
  funds,
  total,
  caps,
}: LedgerYearRows & { readonly caps: readonly KnownCap[] }) {
  return (
    <PageSection title={`${year} 年度`} note={sourceOf(caps)}>
      <dl className={css['sums']}>
        {funds.map(({ fund, name, sum }) => (
          <div key={fund}>
            <dt>{name}</dt>
            <dd>
              <Money amount={sum} weight="sum" />
            </dd>
          </div>
        ))}
        <div>
          <dt>合计</dt>
          <dd>
            <Money amount={total} weight="sum" hasSign />
          </dd>
        </div>
        {caps.map(({ pool, name, cap, left }) => (
          <div key={pool} className={css['cap']}>
            <dt>{name}</dt>
            <dd>
              <span className={css['capWord']}>剩余</span> <Money amount={left} weight="sum" />
              <span className={css['capWord']}>　限额</span> <Money amount={cap} />
            </dd>
          </div>
        ))}
      </dl>
      <DataTable
        id="ledger"
        label={`${year} 年度台账`}
        height="content"
        columns={COLUMNS}
        rows={rows}
        keyOf={(row) => row.id}
      />
    </PageSection>
  );
}

/** The limits depend on the class at the time, so they are said with the application that used them. */
function sourceOf(caps: readonly KnownCap[]): string | undefined {
  const numbers = [...new Set(caps.map(({ applicationNumber }) => applicationNumber))];
  return numbers.length === 0 ? undefined : `限额和剩余以申请 ${numbers.join('、')} 确认测算时为准。`;
}

const COLUMNS: readonly Column<LedgerRow>[] = [
  { key: 'at', title: '时间', width: 150, render: (row) => instantToMinute(row.at), sortBy: (row) => row.at },
  {
    key: 'kind',
    title: '类型',
    width: 120,
    render: ({ kind }) => (
      <Chip meaning={KINDS[kind].meaning} icon={KINDS[kind].icon}>
        {KINDS[kind].word}
      </Chip>
    ),
  },
  { key: 'fund', title: '救助项目', width: 140, render: (row) => row.fundName },
  { key: 'amount', title: '金额（元）', width: 140, align: 'right', render: (row) => <Money amount={row.amount} /> },
  { key: 'number', title: '申请号', render: (row) => row.applicationNumber ?? '—' },
  { key: 'who', title: '经办人', width: 120, render: (row) => row.who },
];

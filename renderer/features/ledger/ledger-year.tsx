import type { LedgerCap, LedgerRow } from '#shared/contract/case/ledger.ts';
import { instantToDay, instantToMinute } from '../../text/instants.ts';
import { Chip } from '../../ui/chip.tsx';
import { Money } from '../../ui/money.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListPaperButton } from '../papers/list-paper-button.tsx';
import { EntryLinks } from './entries/entries-drawer.tsx';
import { ENTRY_KINDS, sourceOf } from './entries/entry-kinds.ts';
import css from './ledger.module.css';
import { LimitLine } from './limit-line.tsx';
import type { LedgerYearRows } from './years-of.ts';

/** One year: the sum of each fund, what is left of each limit, then the entries that make it. */
export function LedgerYear({
  year,
  rows,
  all,
  funds,
  total,
  caps,
  idNumber,
}: LedgerYearRows & {
  readonly idNumber: string;
  /** The entries of all years: a one-off period can lie in two. */
  readonly all: readonly LedgerRow[];
  readonly caps: readonly LedgerCap[];
}) {
  return (
    <PageSection title={`${year} 年度`} note={noteOf(caps, rows)}>
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
        {caps.map((cap) => (
          <LimitLine key={`${cap.pool}/${cap.isOneOff ? cap.applicationId : ''}`} cap={cap} rows={all} />
        ))}
      </dl>
      <div className={css['paper']}>
        <ListPaperButton
          wish={{ kind: 'personLedger', idNumber, year }}
          word="年度台账"
          label={`生成 ${year} 年度台账`}
        />
      </div>
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

/**
 * The limits depend on the class at the time, so they are said with the application that used them; aid given elsewhere
 * with who last settled by it and when, because the county may know of more since.
 */
function noteOf(caps: readonly LedgerCap[], rows: readonly LedgerRow[]): string {
  const numbers = [...new Set(caps.map(({ applicationNumber }) => applicationNumber))];
  const limits = numbers.length === 0 ? '' : `限额按申请 ${numbers.join('、')} 的身份和现有台账计算。`;
  const last = rows.findLast(({ kind, isReversed }) => kind === 'opening' && !isReversed);
  const elsewhere =
    last === undefined
      ? '其他地方已给的救助：测算时没有计入。'
      : `其他地方已给的救助：${last.who} ${instantToDay(last.at)} 测算时按申请表或县级台账计入。`;
  return `${limits}${elsewhere}`;
}

const COLUMNS: readonly Column<LedgerRow>[] = [
  { key: 'at', title: '时间', width: 150, render: (row) => instantToMinute(row.at), sortBy: (row) => row.at },
  {
    key: 'kind',
    title: '类型',
    width: 120,
    render: ({ kind }) => (
      <Chip meaning={ENTRY_KINDS[kind].meaning} icon={ENTRY_KINDS[kind].icon}>
        {ENTRY_KINDS[kind].word}
      </Chip>
    ),
  },
  { key: 'fund', title: '救助项目', width: 140, render: (row) => row.fundName },
  { key: 'amount', title: '金额（元）', width: 140, align: 'right', render: (row) => <Money amount={row.amount} /> },
  { key: 'number', title: '申请和测算', render: (row) => <EntryLinks row={row} /> },
  { key: 'who', title: '来源', width: 180, render: sourceOf },
];

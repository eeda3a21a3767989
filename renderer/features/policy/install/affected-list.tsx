import { Button, Progress } from '@mantine/core';
import type { AffectedRow } from '#shared/contract/policy.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { WORDS } from '../../../text/words.ts';
import { Money } from '../../../ui/money.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import css from './install.module.css';
import type { Affected } from './use-affected.ts';

/** The open applications whose amounts would change, with both amounts; a progress line while they are looked at. */
export function AffectedList({ affected }: { readonly affected: Affected }) {
  const { state, progress, found, error, start, stop } = affected;
  if (state === 'running') {
    const { done = 0, total = 0 } = progress ?? {};
    return (
      <div className={css['progress']} role="status">
        <span>正在比较未封批的申请{total === 0 ? '' : `：${done}／${total}`}</span>
        <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label="比较进度" className={css['bar']} />
        <Button variant="default" size="compact-sm" onClick={stop}>
          停止
        </Button>
      </div>
    );
  }
  if (found === null) {
    return (
      <Notice
        meaning="warn"
        action={
          <Button variant="default" size="compact-sm" onClick={start}>
            {WORDS.retry}
          </Button>
        }
      >
        {sentenceOf(error)}
      </Notice>
    );
  }
  if (found.rows.length === 0) {
    return (
      <Notice meaning="ok">
        {found.checked === 0 ? '没有填了票据的未封批申请。' : `比较了 ${found.checked} 份未封批的申请，金额都不变。`}
      </Notice>
    );
  }
  return (
    <>
      <p className={css['count']}>
        比较了 {found.checked} 份未封批的申请，其中 {found.rows.length} 份会变：
      </p>
      <DataTable
        id="pack-affected"
        label="会变的申请"
        height="content"
        columns={COLUMNS}
        rows={found.rows}
        keyOf={({ id }) => id}
      />
    </>
  );
}

const outcome = (value: AffectedRow['before']) =>
  value === null ? (
    '暂不能确定'
  ) : value.recover > 0 ? (
    <>追回 {<Money amount={value.recover} />}</>
  ) : (
    <Money amount={value.payable} />
  );

const change = ({ before, after }: AffectedRow): number | null =>
  before === null || after === null ? null : after.payable - after.recover - (before.payable - before.recover);

const COLUMNS: readonly Column<AffectedRow>[] = [
  { key: 'number', title: '申请号', width: 190, render: ({ number }) => number ?? WORDS.noNumber },
  { key: 'name', title: '姓名', render: ({ personName }) => (personName === '' ? WORDS.noName : personName) },
  { key: 'status', title: '状态', width: 80, render: ({ status }) => status },
  { key: 'before', title: '现在应付', width: 130, align: 'right', render: ({ before }) => outcome(before) },
  { key: 'after', title: '改后应付', width: 130, align: 'right', render: ({ after }) => outcome(after) },
  { key: 'change', title: '增减', width: 120, align: 'right', render: (row) => <Money amount={change(row)} /> },
];

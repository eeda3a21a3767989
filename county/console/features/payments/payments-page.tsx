import { Button, Checkbox } from '@mantine/core';
import { IconCash, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { fen, sumFen } from '#shared/fen.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import type { PayLine } from '../../api/views.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { useAct, useCall } from '../../client/use-call.ts';
import { useHasRole } from '../../client/use-session.ts';
import { Asked } from '../../ui/asked.tsx';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { WORDS } from '../../words.ts';
import { PayDialog } from './pay-dialog.tsx';
import css from './payments.module.css';
import { saveText } from './save-text.ts';

/** What is approved and not yet paid. */
export function PaymentsPage() {
  const query = useCall('pay-list', {});
  return (
    <Page title={WORDS.payments} purpose="已批准、还没有支付的。导出给银行，付款后登记；登记的人不能是批准的人。">
      <Asked query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={IconCash} title="没有要支付的" hint="批准的案件会列在这里。" />
          ) : (
            <PayRows rows={rows} />
          )
        }
      </Asked>
    </Page>
  );
}

const keyOf = ({ record }: PayLine): string => `${record.batch}/${record.place}`;

function PayRows({ rows }: { readonly rows: readonly PayLine[] }) {
  const isPayer = useHasRole('payer');
  /** Left out rather than taken in: what is approved meanwhile must not slip into a list that was exported. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter(({ isOwn }) => !isOwn).map(keyOf)),
  );
  const [isPaying, setPaying] = useState(false);
  const exported = useAct('export-pay-list');
  const list = rows.filter((row) => chosen.has(keyOf(row)) && !row.isOwn);
  const totalFen = sumFen(list.map(({ approvedFen }) => fen(approvedFen)));
  const payments = list.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
  const choose = (row: PayLine, isIn: boolean): void =>
    setChosen(new Set(isIn ? [...chosen, keyOf(row)] : [...chosen].filter((key) => key !== keyOf(row))));
  const columns: readonly ListColumn<PayLine>[] = [
    {
      title: '支付',
      width: 64,
      render: (row) => (
        <Checkbox
          aria-label={`支付 ${row.number}`}
          checked={chosen.has(keyOf(row)) && !row.isOwn}
          disabled={!isPayer || row.isOwn}
          onChange={({ currentTarget: { checked } }) => choose(row, checked)}
        />
      ),
    },
    { title: '申请编号', width: 200, render: ({ number }) => number },
    { title: '姓名', width: 90, render: ({ name }) => name, tooltip: ({ name }) => name },
    { title: '收款账户', render: accountWords, tooltip: accountWords },
    { title: '金额', width: 120, align: 'right', render: ({ approvedFen }) => <Money amount={approvedFen} /> },
    {
      title: '批准人',
      width: 200,
      render: ({ approvedBy, isOwn }) => (isOwn ? `${approvedBy}（须由同事支付）` : approvedBy),
    },
  ];
  return (
    <>
      <ListTable label={WORDS.payments} height="fill" columns={columns} rows={rows} keyOf={keyOf} />
      {exported.error === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(exported.error)}
        </Notice>
      )}
      <div className={css['foot']}>
        <span>
          共 {list.length} 笔，合计 <Money amount={totalFen} weight="sum" hasSign />
        </span>
        {isPayer ? (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
              disabled={list.length === 0}
              loading={exported.isPending}
              onClick={() => exported.mutate({ payments, totalFen }, { onSuccess: saveText })}
            >
              导出清单
            </Button>
            <Button disabled={list.length === 0} onClick={() => setPaying(true)}>
              登记已付
            </Button>
          </>
        ) : null}
      </div>
      {isPaying ? <PayDialog payments={payments} totalFen={totalFen} onClose={() => setPaying(false)} /> : null}
    </>
  );
}

const accountWords = ({ account }: PayLine): string =>
  [account.holder, account.bank, account.number].filter((text) => text !== '').join(' ');

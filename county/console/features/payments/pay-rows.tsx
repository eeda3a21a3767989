import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { fen, formatYuanGrouped, sumFen } from '#shared/fen.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { MOST_PAID_AT_ONCE } from '../../api/calls.ts';
import { groupedMark } from '../../api/pay-mark.ts';
import type { FileView, PayLine } from '../../api/views.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { saveFile } from '../../client/save-file.ts';
import { useAct } from '../../client/use-call.ts';
import { useKept } from '../../client/use-kept.ts';
import { useHasRole } from '../../client/use-session.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { WORDS } from '../../words.ts';
import { ChooseByNumbers } from './choose-by-numbers.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { PayAccount } from './pay-account.tsx';
import { payAccountWords, type PersonsByAccount, personsByAccount } from './pay-account-words.ts';
import { PayDialog } from './pay-dialog.tsx';
import css from './payments.module.css';

/** The list that was exported last, as long as the page is open. */
type Exported = { readonly fileName: string; readonly mark: string; readonly count: number; readonly totalFen: number };

const keyOf = ({ record }: PayLine): string => `${record.batch}/${record.place}`;
const firstChoice = (rows: readonly PayLine[]): readonly string[] =>
  rows
    .filter(({ isOwn }) => !isOwn)
    .slice(0, MOST_PAID_AT_ONCE)
    .map(keyOf);

type PayRowsProps = { readonly rows: readonly PayLine[]; readonly today: string };

/** What is to be paid: some of it chosen, given to the bank as a file, and booked when the bank has paid. */
export function PayRows({ rows, today }: PayRowsProps) {
  const isPayer = useHasRole('payer');
  /** Left out rather than taken in: what is approved meanwhile must not slip into a list that was exported. */
  const [chosen, choose] = useKept<readonly string[]>('payments-chosen', firstChoice(rows));
  const [last, setLast] = useKept<Exported | null>('payments-exported', null);
  const [open, setOpen] = useState<'pay' | 'numbers' | null>(null);
  const exporting = useAct('export-pay-list');
  const isChosen = new Set(chosen);
  const list = rows.filter((row) => isChosen.has(keyOf(row)) && !row.isOwn);
  const totalFen = sumFen(list.map(({ approvedFen }) => fen(approvedFen)));
  const payments = list.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
  const isTooLong = list.length > MOST_PAID_AT_ONCE;
  const isNone = list.length === 0 || isTooLong;
  const exportAs = (form: FileView['form']): void =>
    exporting.mutate(
      { payments, totalFen, form },
      {
        onSuccess: ({ file, mark }) => {
          saveFile(file);
          setLast({ fileName: file.fileName, mark, count: list.length, totalFen });
        },
      },
    );
  const columns = columnsOf(personsByAccount(rows), isChosen, isPayer, (key, isIn) =>
    choose(isIn ? [...chosen, key] : chosen.filter((one) => one !== key)),
  );
  return (
    <>
      <ListTable label={WORDS.payments} height="fill" columns={columns} rows={rows} keyOf={keyOf} />
      {exporting.error === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(exporting.error)}
        </Notice>
      )}
      {last === null ? null : (
        <Notice meaning="info" role="status">
          {`刚导出「${last.fileName}」：${last.count} 笔，合计 ${formatYuanGrouped(fen(last.totalFen))} 元，校验值 ${groupedMark(last.mark)}。银行付款后登记时要用。`}
        </Notice>
      )}
      <div className={css['foot']}>
        {isPayer ? (
          <>
            <Button variant="subtle" onClick={() => setOpen('numbers')}>
              按编号勾选
            </Button>
            <Button variant="subtle" onClick={() => choose(list.length === 0 ? firstChoice(rows) : [])}>
              {list.length === 0 ? '全选' : '全不选'}
            </Button>
          </>
        ) : null}
        <span className={css['sum']}>
          共 {list.length} 笔，合计 <Money amount={totalFen} weight="sum" hasSign />
          {isTooLong ? `　一张清单最多 ${MOST_PAID_AT_ONCE} 笔` : null}
        </span>
        {isPayer ? (
          <>
            <ExportButtons
              words="导出清单"
              isDisabled={isNone}
              busy={exporting.isPending ? exporting.variables.form : null}
              onExport={exportAs}
            />
            <Button disabled={isNone} onClick={() => setOpen('pay')}>
              登记已付
            </Button>
          </>
        ) : null}
      </div>
      {open === 'pay' ? (
        <PayDialog {...{ payments, totalFen, today }} onPaid={() => setLast(null)} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'numbers' ? (
        <ChooseByNumbers rows={rows} onChoose={(found) => choose(found.map(keyOf))} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

const columnsOf = (
  persons: PersonsByAccount,
  isChosen: ReadonlySet<string>,
  isPayer: boolean,
  onChoose: (key: string, isIn: boolean) => void,
): readonly ListColumn<PayLine>[] => [
  {
    title: '支付',
    width: 64,
    render: (row) => (
      <Checkbox
        aria-label={`支付 ${row.number}`}
        checked={isChosen.has(keyOf(row)) && !row.isOwn}
        disabled={!isPayer || row.isOwn}
        onChange={({ currentTarget: { checked } }) => onChoose(keyOf(row), checked)}
      />
    ),
  },
  { title: '申请编号', width: 200, render: ({ number }) => number },
  { title: '姓名', width: 90, render: ({ name }) => name, tooltip: ({ name }) => name },
  {
    title: '收款账户',
    render: (row) => <PayAccount row={row} persons={persons} />,
    tooltip: (row) => payAccountWords(row, persons),
  },
  { title: '金额', width: 120, align: 'right', render: ({ approvedFen }) => <Money amount={approvedFen} /> },
  {
    title: '批准人',
    width: 200,
    render: ({ approvedBy, isOwn }) => (isOwn ? `${approvedBy}（须由同事支付）` : approvedBy),
  },
];

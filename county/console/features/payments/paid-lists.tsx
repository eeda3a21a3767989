import { IconCash } from '@tabler/icons-react';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { FileView, PaidListView } from '../../api/views.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { saveFile } from '../../client/save-file.ts';
import { useAct, useCall } from '../../client/use-call.ts';
import { useHasRole } from '../../client/use-session.ts';
import { Asked } from '../../ui/asked.tsx';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { ExportButtons } from './export-buttons.tsx';
import css from './payments.module.css';

const COLUMNS: readonly ListColumn<PaidListView>[] = [
  { title: '付款日期', width: 110, render: ({ paidOn }) => paidOn },
  { title: '登记时间', width: 150, render: ({ at }) => instantToMinute(at) },
  { title: '登记人', width: 110, render: ({ by }) => by, tooltip: ({ by }) => by },
  { title: '笔数', width: 70, align: 'right', render: ({ count }) => count },
  { title: '合计', width: 130, align: 'right', render: ({ totalFen }) => <Money amount={totalFen} /> },
  { title: '其中已作废', width: 90, align: 'right', render: ({ voided }) => (voided === 0 ? '—' : voided) },
  {
    title: '作废金额',
    width: 120,
    align: 'right',
    render: ({ voidedFen }) => <Money amount={voidedFen} />,
  },
  {
    title: '实付',
    width: 130,
    align: 'right',
    render: ({ totalFen, voidedFen }) => <Money amount={totalFen - voidedFen} />,
  },
];

/** Lists that were paid; each gives the very file again that went to the bank. */
export function PaidLists() {
  const query = useCall('paid-lists', {});
  const isPayer = useHasRole('payer');
  const exporting = useAct('export-paid-list');
  const exportAs = (list: string) => (form: FileView['form']) =>
    exporting.mutate({ list, form }, { onSuccess: saveFile });
  const again: ListColumn<PaidListView> = {
    title: '再导出',
    render: ({ list, kind, paidOn }) =>
      kind === 'entered' ? (
        '恢复后补登，没有清单'
      ) : (
        <span className={css['again']}>
          <ExportButtons
            isSmall
            words={`再导出 ${paidOn} 的清单`}
            busy={exporting.isPending && exporting.variables.list === list ? exporting.variables.form : null}
            onExport={exportAs(list)}
          />
        </span>
      ),
  };
  return (
    <Asked query={query}>
      {({ lists }) =>
        lists.length === 0 ? (
          <EmptyState icon={IconCash} title="还没有登记过支付" hint="登记已付的清单会列在这里。" />
        ) : (
          <>
            <ListTable
              label="已支付的清单"
              height="fill"
              columns={isPayer ? [...COLUMNS, again] : COLUMNS}
              rows={lists}
              keyOf={({ list }) => list}
            />
            {exporting.error === null ? null : (
              <Notice meaning="danger" role="alert">
                {sentenceOf(exporting.error)}
              </Notice>
            )}
          </>
        )
      }
    </Asked>
  );
}

import { Button } from '@mantine/core';
import { IconFilterOff, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { PrintLogRow } from '#shared/contract/case/paper.ts';
import { useAction } from '../../../client/use-channel.ts';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { PaperDialog, type ShownPaper } from '../paper-dialog.tsx';
import { LOG_COLUMNS } from './log-columns.tsx';
import { EVERYTHING, LogFilters } from './log-filters.tsx';
import css from './log.module.css';
import { usePrintLog } from './use-print-log.ts';

/** 打印记录: every paper that was made, opened with the bytes it was made with. */
export function PrintLog() {
  const [filter, setFilter] = useState(EVERYTHING);
  const { rows, total, users, error, isFetching, hasMore, more, retry } = usePrintLog(filter);
  const [shown, setShown] = useState<ShownPaper | null>(null);
  const opening = useAction('paper/open');
  const open = ({ print }: PrintLogRow) =>
    opening.mutate({ printId: print.id }, { onSuccess: setShown, onError: notifyFailure });
  return (
    <>
      <LogFilters filter={filter} users={users} total={total} onChange={setFilter} />
      {error !== null ? (
        <ErrorState error={error} onRetry={retry} />
      ) : rows === null ? (
        <Loading lines={10} />
      ) : (
        <DataTable
          id="print-log"
          label="打印记录"
          columns={LOG_COLUMNS}
          rows={rows}
          keyOf={({ print }) => print.id}
          onOpen={open}
          empty={<NoPaper isFiltered={filter !== EVERYTHING} onClear={() => setFilter(EVERYTHING)} />}
        />
      )}
      {hasMore ? (
        <div className={css['more']}>
          <Button variant="default" size="xs" loading={isFetching} onClick={more}>
            再看更早的文书
          </Button>
        </div>
      ) : null}
      <PaperDialog shown={shown} onClose={() => setShown(null)} />
    </>
  );
}

function NoPaper({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={IconFilterOff}
      title="没有符合条件的文书"
      hint="换一个编号、一种文书或一段日期再看。"
      action={
        <Button variant="default" onClick={onClear}>
          清除条件
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={IconPrinter}
      title="还没有生成过文书"
      hint="在申请的第 5 段或各页的清单按钮生成文书以后，每一份都列在这里。"
    />
  );
}

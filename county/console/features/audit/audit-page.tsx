import { IconListDetails } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { readDay } from '#shared/typed-text.ts';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Loading } from '../../../../renderer/ui/page/loading.tsx';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import { call } from '../../client/call.ts';
import { useKept } from '../../client/use-kept.ts';
import { Asked } from '../../ui/asked.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { WORDS } from '../../words.ts';
import { type AuditFilter, AuditFilters, NO_AUDIT_FILTER } from './audit-filters.tsx';
import { AUDIT_COLUMNS } from './audit-columns.tsx';

/** Who did what when, as the county's journal has it: nothing of it can be changed or left out unseen. */
export function AuditPage() {
  const [filter, setFilter] = useKept<AuditFilter>('audit-filter', NO_AUDIT_FILTER);
  const query = useAudit(filter);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title={WORDS.audit}
      purpose="县里办理的每一件事：谁、什么时候、办了什么、查看了哪件案件。按日志原样列出，不能改动。"
    >
      <AuditFilters filter={filter} people={query.data?.pages[0]?.people ?? []} onChange={setFilter} />
      <Asked query={query} waiting={<Loading lines={12} />}>
        {() => (
          <ListTable
            label={WORDS.audit}
            height="fill"
            columns={AUDIT_COLUMNS}
            rows={rows}
            keyOf={({ n }) => String(n)}
            foot={
              rows.length === 0 ? (
                <EmptyState icon={IconListDetails} title="没有这样的记录" hint="换一个类别、人员或日期看看。" />
              ) : (
                <MoreRows query={query} words="再显示 100 条" />
              )
            }
          />
        )}
      </Asked>
    </Page>
  );
}

// Widened, so that later pages fit.
const FIRST: number | null = null;

/** A day that is not finished yet limits nothing. */
const dayOf = (text: string): string | null => {
  const day = readDay(text);
  return day.ok ? day.day : null;
};

const useAudit = ({ group, user, from, to }: AuditFilter) => {
  const input = { group, user, from: dayOf(from), to: dayOf(to) };
  return useInfiniteQuery({
    queryKey: ['audit', input],
    queryFn: ({ pageParam }: { pageParam: number | null }) => call('audit', { ...input, before: pageParam }),
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
};

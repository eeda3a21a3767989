import { IconFileText } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Loading } from '../../../../renderer/ui/page/loading.tsx';
import type { CallInput } from '../../api/calls.ts';
import type { CaseLine, CaseState, RecordRef } from '../../api/views.ts';
import { call } from '../../client/call.ts';
import { useHasRole } from '../../client/use-session.ts';
import { Asked } from '../../ui/asked.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { WORDS } from '../../words.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { isPlain } from './bulk/is-plain.ts';
import { CASE_COLUMNS, choiceColumn } from './case-columns.tsx';
import { CaseFilters } from './case-filters.tsx';
import { useKeepCaseOrder } from './use-case-order.ts';
import { type CaseFilter, STAGES } from './case-filter.ts';
import { useCaseFilter } from './use-case-filter.ts';

/** Every application the townships sent: found, filtered, opened. */
export function CasesPage() {
  const navigate = useNavigate();
  const [filter, setFilter] = useCaseFilter();
  const query = useCases(filter);
  const keepOrder = useKeepCaseOrder();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const isApprover = useHasRole('approver');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const plain = rows.filter(isPlain);
  const chosenRows = plain.filter((row) => chosen.has(keyOf(row)));
  const toggle = (row: CaseLine): void => {
    if (isApprover && isPlain(row)) setChosen(toggled(chosen, keyOf(row)));
  };
  return (
    <Page title={WORDS.cases} purpose="乡镇送来的申请：按姓名、身份证号或编号查找，打开核对。">
      <CaseFilters filter={filter} townships={query.data?.pages[0]?.townships ?? []} onChange={setFilter} />
      <Asked query={query} waiting={<Loading lines={12} />}>
        {() => (
          <ListTable
            // Each list has a place of its own.
            key={JSON.stringify(filter)}
            keptAs={`cases/${JSON.stringify(filter)}`}
            label={WORDS.cases}
            height="fill"
            columns={isApprover ? [choiceColumn(chosen, toggle), ...CASE_COLUMNS] : CASE_COLUMNS}
            rows={rows}
            keyOf={keyOf}
            onToggle={toggle}
            onOpen={({ record }) => {
              keepOrder(rows);
              void navigate({
                to: '/cases/$batch/$place',
                params: { batch: String(record.batch), place: String(record.place) },
              });
            }}
            foot={rows.length === 0 ? <Nothing filter={filter} /> : <MoreRows query={query} words="再显示 100 件" />}
          />
        )}
      </Asked>
      {isApprover ? (
        <BulkBar plain={plain} chosen={chosenRows} onChoose={(choice) => setChosen(new Set(choice.map(keyOf)))} />
      ) : null}
    </Page>
  );
}

const keyOf = ({ record }: CaseLine): string => `${record.batch}/${record.place}`;

/** A set with the one that was not in it, or without the one that was. */
function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

// Widened, so that later pages fit.
const FIRST: RecordRef | null = null;

const useCases = (filter: CaseFilter) => {
  const states: CaseState[] = [...STAGES[filter.stage].states];
  const input: Omit<CallInput<'cases'>, 'after'> = {
    text: filter.text.trim(),
    states,
    township: filter.township === '' ? null : filter.township,
    batch: filter.batch?.batch ?? null,
    month: filter.month === '' ? null : filter.month,
  };
  return useInfiniteQuery({
    queryKey: ['cases', input],
    queryFn: ({ pageParam }: { pageParam: RecordRef | null }) => call('cases', { ...input, after: pageParam }),
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  });
};

function Nothing({ filter }: { readonly filter: CaseFilter }) {
  if (filter.text.trim() !== '')
    return (
      <EmptyState
        icon={IconFileText}
        title="没有找到"
        hint="姓名、身份证号、申请编号要输入完整；票据请输入代码和号码，中间空一格。也可以把状态换成「全部」。"
      />
    );
  return filter.stage === 'open' && filter.batch === null && filter.month === '' ? (
    <EmptyState icon={IconFileText} title="没有要办理的案件" hint="乡镇送来新的批次后会列在这里。" />
  ) : (
    <EmptyState icon={IconFileText} title="没有这样的案件" hint="换一个状态或乡镇看看。" />
  );
}

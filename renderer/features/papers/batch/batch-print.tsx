import { Button } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { MOST_AT_ONCE } from '#shared/contract/case/paper.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import css from './batch.module.css';
import { CandidateList } from './candidate-list.tsx';
import { itemsOf } from './job.ts';
import { JobBar } from './job-bar.tsx';
import { JobList } from './job-list.tsx';
import { firstChoice, ScopeForm, scopeOf } from './scope-form.tsx';
import type { PrintWish } from './print-wish.ts';
import { useBatchJob } from './use-batch-job.ts';

/** 成批打印: choose applications and papers, have them made one by one, print or save them in that order. */
export function BatchPrint({ wish = {} }: { readonly wish?: PrintWish }) {
  const { today } = useSession();
  const [choice, setChoice] = useState(() => firstChoice(today, wish));
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const job = useBatchJob();
  const scope = scopeOf(choice);
  const { data, error, refetch } = useChannel('paper/candidates', scope ?? { kind: 'batch', batchId: '-' }, {
    enabled: scope !== null,
  });
  const rows = scope === null ? [] : (data?.rows ?? []);
  const chosen = rows.filter(({ applicationId }) => !leftOut.has(applicationId));
  const items = itemsOf(chosen, choice.kinds);
  if (job.items.length > 0)
    return (
      <>
        <JobBar job={job} />
        <JobList items={job.items} />
      </>
    );
  return (
    <>
      <ScopeForm
        choice={choice}
        onChange={(next) => {
          setChoice(next);
          setLeftOut(new Set());
        }}
      />
      <div className={css['row']}>
        <Button
          leftSection={<IconFiles size={16} stroke={1.5} />}
          disabled={items.length === 0 || items.length > MOST_AT_ONCE}
          onClick={() => void job.make(items)}
        >
          {items.length === 0 ? '生成文书' : `生成 ${items.length} 份文书`}
        </Button>
        <span className={css['count']} aria-live="polite">
          {data === undefined || scope === null ? '' : extentOf(chosen.length, items.length, data)}
        </span>
      </div>
      {error !== null && scope !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined && scope !== null ? (
        <Loading lines={6} />
      ) : (
        <CandidateList rows={rows} leftOut={leftOut} onChange={setLeftOut} />
      )}
    </>
  );
}

function extentOf(
  chosen: number,
  papers: number,
  { rows, total }: { readonly rows: readonly unknown[]; readonly total: number },
): string {
  if (papers > MOST_AT_ONCE) return `一次最多 ${MOST_AT_ONCE} 份文书，请缩短日期或少选几份申请。`;
  const listed = total > rows.length ? `共 ${total} 份，列出前 ${rows.length} 份` : `共 ${total} 份`;
  return `${listed}，已选 ${chosen} 份。空格键选取或去掉一行。`;
}

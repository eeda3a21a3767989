import { type Ref, useState } from 'react';
import { useChannel } from '../../../client/use-channel.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { BesidePane } from '../beside/beside-pane.tsx';
import type { ReviewDesk } from '../desk/use-review-desk.ts';
import { EntryPane } from '../entry/entry-pane.tsx';
import { formParts } from '../entry/form-parts.ts';
import { CaseHead } from './case-head.tsx';
import { CaseNotices } from './case-notices.tsx';
import css from './case.module.css';
import { CaseStep } from './case-step.tsx';
import { CaseContext } from './use-case.ts';
import { useCaseKeys } from './use-case-keys.ts';
import { useCaseState } from './use-case-state.ts';

type ReviewCaseViewProps = {
  readonly ref: Ref<HTMLElement>;
  readonly id: string;
  readonly desk: ReviewDesk;
  /** A step was taken: the work goes on in the list. */
  readonly onDone: () => void;
};

/** One case: what was handed in on the left, what was typed on the right, the amount and the steps above. */
export function ReviewCaseView({ ref, id, desk, onDone }: ReviewCaseViewProps) {
  const { data, error, refetch } = useChannel('review/open', { id });
  return (
    <section ref={ref} className={css['case']} data-case tabIndex={-1} aria-label="申请内容">
      {data !== undefined ? (
        <Opened key={`${data.detail.revision}/${data.detail.status}`} seen={data} desk={desk} onDone={onDone} />
      ) : error === null ? (
        <Loading lines={12} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

type OpenedProps = Pick<ReviewCaseViewProps, 'desk' | 'onDone'> & {
  readonly seen: Parameters<typeof useCaseState>[0]['seen'];
};

function Opened({ seen, desk, onDone }: OpenedProps) {
  const parts = formParts(seen.detail.form);
  // The first bill: it is what takes the longest look.
  const [part, setPart] = useState(() => Math.min(1, parts.length - 1));
  const state = useCaseState({ seen, desk, onDone });
  useCaseKeys({ state, movePart: (by) => setPart((now) => (now + by + parts.length) % parts.length) });
  const shown = parts[part] ?? parts[0];
  return (
    <CaseContext value={state}>
      <CaseHead />
      <CaseNotices />
      <div className={css['panes']}>
        <BesidePane visit={shown?.visit ?? null} />
        <div className={css['right']}>
          {shown === undefined ? null : <EntryPane parts={parts} part={shown} onPart={setPart} />}
          <CaseStep />
        </div>
      </div>
    </CaseContext>
  );
}

import { useWindowEvent } from '@mantine/hooks';
import { IconChecks } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { unlessOverlaid } from '../../../frame/covered.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { LeaveQuestion } from '../../../ui/overlay/leave-question.tsx';
import { ReviewCaseView } from '../case/review-case.tsx';
import css from './desk.module.css';
import { focusChosen } from './focus-chosen.ts';
import { ReviewList } from './review-list.tsx';
import { type ReviewDesk, useReviewDesk } from './use-review-desk.ts';

/** In these a letter is typed and an arrow moves the cursor. */
const TYPING = 'input, textarea, select, [contenteditable]';

/** 复核: the list on the left, one case on the right, everything by keyboard. `start`: the case to open with. */
export function ReviewDeskView({ start }: { readonly start: string | null }) {
  const desk = useReviewDesk(start);
  const list = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLElement>(null);
  const toList = (): void => {
    if (list.current !== null) focusChosen(list.current);
  };
  const toCase = (): void => {
    const first = place.current?.querySelector<HTMLElement>('[data-field][tabindex="0"]') ?? place.current;
    first?.focus({ preventScroll: true });
  };
  // The row of what was passed goes only once the list was read again, and the cursor went with it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && list.current !== null) focusChosen(list.current);
  }, [desk.chosen]);
  useWindowEvent('keydown', (event) => {
    const { target, code, ctrlKey, altKey, metaKey } = event;
    const isTyping = target instanceof Element && target.closest(TYPING) !== null;
    if (event.defaultPrevented || event.isComposing || isTyping || ctrlKey || altKey || metaKey) return;
    unlessOverlaid(() => {
      if (code === 'KeyJ' || code === 'KeyK') {
        event.preventDefault();
        flushSync(() => desk.step(code === 'KeyJ' ? 1 : -1));
        toList();
      } else if (code === 'Escape' && place.current?.contains(document.activeElement) === true) {
        event.preventDefault();
        toList();
      }
    });
  });
  if (desk.list === null) {
    return desk.error === null ? <Loading lines={10} /> : <ErrorState error={desk.error} onRetry={desk.retry} />;
  }
  return (
    <div className={css['desk']}>
      <div ref={list} className={css['side']}>
        <Tabs desk={desk} />
        <ReviewList
          label={desk.tab === 'waiting' ? '待复核的申请' : '我通过的申请'}
          rows={desk.rows}
          chosen={desk.chosen}
          drafts={desk.drafts}
          onChoose={desk.choose}
          onEnter={(id) => {
            // At once: a key that follows is meant for the case.
            flushSync(() => desk.choose(id));
            toCase();
          }}
        />
      </div>
      {desk.chosen === null ? (
        <div className={css['nothing']}>
          <Nothing tab={desk.tab} />
        </div>
      ) : (
        <ReviewCaseView
          key={desk.chosen}
          ref={place}
          id={desk.chosen}
          desk={desk}
          onDone={() => requestAnimationFrame(toList)}
        />
      )}
      {desk.drafts.size === 0 ? null : (
        <LeaveQuestion
          title="还有写好没退回的意见"
          effect="离开后，写好的复核意见不保留。"
          stay="留在复核"
          isDone={() => desk.hasNoDrafts()}
        />
      )}
    </div>
  );
}

function Tabs({ desk }: { readonly desk: ReviewDesk }) {
  const tabs = [
    { tab: 'waiting', word: '待复核', count: desk.list?.rows.length ?? 0 },
    { tab: 'passed', word: '我通过的', count: desk.list?.passed.length ?? 0 },
  ] as const;
  return (
    <div className={css['tabs']} role="group" aria-label="复核列表">
      {tabs.map(({ tab, word, count }) => (
        <button
          key={tab}
          type="button"
          className={css['tab']}
          aria-pressed={desk.tab === tab}
          onClick={() => desk.show(tab)}
        >
          {word} {count}
        </button>
      ))}
    </div>
  );
}

const Nothing = ({ tab }: Pick<ReviewDesk, 'tab'>) =>
  tab === 'waiting' ? (
    <EmptyState icon={IconChecks} title="没有待复核的申请" hint="确认测算的申请和拟不予救助的申请会出现在这里。" />
  ) : (
    <EmptyState
      icon={IconChecks}
      title="没有可以撤回的复核"
      hint="您通过的申请在公示、封批以前列在这里，发现看错时可以撤回。"
    />
  );

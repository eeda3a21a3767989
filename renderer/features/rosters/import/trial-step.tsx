import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OpenedRoster, RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { ROSTER_SOURCES } from '#shared/roster/roster-source.ts';
import { useAction } from '../../../client/use-channel.ts';
import { WORDS } from '../../../text/words.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Confirm } from '../../../ui/overlay/confirm.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../rosters.module.css';
import { ChangeTable } from './change-table.tsx';
import type { Where } from '../where.ts';
import { MovedTable } from './moved-table.tsx';
import { useCtrlEnter } from './use-ctrl-enter.ts';
import { TrialCounts } from './trial-counts.tsx';
import { CategoryWords } from './words/category-words.tsx';
import { StatusWords } from './words/status-words.tsx';

type TrialStepProps = {
  readonly file: OpenedRoster;
  readonly where: Where;
  readonly trial: RosterTrial;
  readonly mapping: RosterMapping;
  readonly isBusy: boolean;
  readonly onTryAgain: (mapping: RosterMapping) => void;
  readonly onApply: () => void;
  readonly onBack: () => void;
  readonly onLeave: () => void;
};

/** What the file would change, row by row, before it does. */
export function TrialStep(props: TrialStepProps) {
  const { file, where, trial, mapping, isBusy, onTryAgain, onApply, onBack, onLeave } = props;
  const save = useAction('roster/saveRefused');
  const [categories, setCategories] = useState<RosterMapping['categories']>(trial.known);
  const [statuses, setStatuses] = useState<RosterMapping['statuses']>(trial.knownStatuses);
  useEffect(() => {
    setCategories(trial.known);
    setStatuses(trial.knownStatuses);
  }, [trial]);
  const isChanged = categories !== trial.known || statuses !== trial.knownStatuses;
  const canApply = !isBusy && !isChanged && trial.refusals.length === 0;
  const primary = useRef<HTMLButtonElement>(null);
  const [isAsking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is still to be said comes first, before the step that would leave it out.
    const open = box.current?.querySelector<HTMLElement>('[data-open] input');
    (open ?? primary.current)?.focus();
  }, [trial]);
  const openWords = openOf(trial, categories, statuses);
  const applyOrAsk = () => (openWords === null ? onApply() : setAsking(true));
  const tryAgain = () => onTryAgain({ ...mapping, categories, statuses });
  useCtrlEnter(isBusy || isAsking ? null : isChanged ? tryAgain : canApply ? applyOrAsk : null);
  const saveRefused = () =>
    save.mutate(
      { ticket: file.ticket },
      {
        onSuccess: ({ path }) => {
          if (path !== null) notifyDone(`拒收的行已存到 ${path}。改正后按「增补」单独导入。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <div ref={box}>
      <PageSection
        title={`试算结果：${ROSTER_SOURCES[where.source]}《${where.listName}》${where.asOf}`}
        note={`${mapping.mode === 'whole' ? '全量' : '增补'}导入，还没有改动任何数据。`}
      >
        <TrialCounts counts={trial.counts} />
        <div className={css['notices']}>
          {trial.refusals.map((sentence) => (
            <Notice key={sentence} meaning="danger" role="alert">
              {sentence}
            </Notice>
          ))}
          {trial.warnings.map((sentence) => (
            <Notice key={sentence} meaning="warn">
              {sentence}
            </Notice>
          ))}
        </div>
      </PageSection>
      {trial.unknown.length + trial.known.length === 0 ? null : (
        <CategoryWords unknown={trial.unknown} categories={categories} onCategories={setCategories} />
      )}
      {trial.unknownStatuses.length + trial.knownStatuses.length === 0 ? null : (
        <StatusWords unknown={trial.unknownStatuses} statuses={statuses} onStatuses={setStatuses} />
      )}
      <MovedTable applications={trial.applications} />
      <ChangeTable ticket={file.ticket} counts={trial.counts} />
      <div className={css['buttons']}>
        <Button variant="default" onClick={onLeave} disabled={isBusy}>
          {WORDS.cancel}
        </Button>
        <Button variant="default" onClick={onBack} disabled={isBusy}>
          返回修改对应
        </Button>
        {trial.counts.refused === 0 ? null : (
          <Button variant="default" onClick={saveRefused} loading={save.isPending} disabled={isBusy}>
            导出拒收的 {trial.counts.refused} 行
          </Button>
        )}
        {isChanged ? (
          <Button ref={primary} onClick={tryAgain} loading={isBusy} rightSection={<Kbd keys="Ctrl+Enter" />}>
            重新试算
          </Button>
        ) : (
          <Button
            ref={primary}
            onClick={applyOrAsk}
            disabled={!canApply}
            loading={isBusy}
            rightSection={<Kbd keys="Ctrl+Enter" />}
          >
            {trial.needsSecond ? '导入，待第二人确认' : '导入'}
          </Button>
        )}
      </div>
      <Confirm
        isOpen={isAsking}
        title="还有没有对应的写法"
        effect={`${openWords ?? ''}。先返回对应好，这些行才会导入。`}
        verb="仍要导入"
        isDanger
        isBusy={isBusy}
        cancelVerb="返回对应"
        onConfirm={() => {
          setAsking(false);
          onApply();
        }}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

/** What is not said yet and how many rows stay out for it; null: all is said. A skipped category is said. */
function openOf(
  { unknown, unknownStatuses }: Pick<RosterTrial, 'unknown' | 'unknownStatuses'>,
  categories: RosterMapping['categories'],
  statuses: RosterMapping['statuses'],
): string | null {
  const parts = [
    {
      word: '类别',
      rows: unknown.filter(({ words }) => words !== '' && !categories.some((each) => each.words === words)),
    },
    { word: '享受状态', rows: unknownStatuses.filter(({ words }) => !statuses.some((each) => each.words === words)) },
  ].filter(({ rows }) => rows.length > 0);
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, { rows }) => sum + rows.reduce((all, each) => all + each.rows, 0), 0);
  return `还有 ${parts.map(({ word, rows }) => `${rows.length} 种${word}`).join('、')}没有对应，${count} 行不会导入`;
}

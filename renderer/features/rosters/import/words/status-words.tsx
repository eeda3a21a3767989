import { Select } from '@mantine/core';
import type { RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { isStatusMeaning, STATUS_MEANINGS } from '#shared/roster/status-words.ts';
import { PageSection } from '../../../../ui/page/page.tsx';
import css from '../../rosters.module.css';

type StatusWordsProps = {
  readonly unknown: RosterTrial['unknownStatuses'];
  readonly statuses: RosterMapping['statuses'];
  readonly onStatuses: (statuses: RosterMapping['statuses']) => void;
};

/** What words of the status column mean that are not known for certain. What is not said yet is refused, row by row. */
export function StatusWords({ unknown, statuses, onStatuses }: StatusWordsProps) {
  const said = statuses.map(({ words }) => words);
  const open = unknown.filter(({ words }) => !said.includes(words));
  const choose = (words: string, value: string | null) => {
    const others = statuses.filter((each) => each.words !== words);
    onStatuses(value !== null && isStatusMeaning(value) ? [...others, { words, meaning: value }] : others);
  };
  return (
    <PageSection
      title="享受状态的对应"
      note={
        open.length === 0
          ? '请核对。以后导入同一份名单时自动采用。'
          : `还有 ${open.length} 种写法看不准是否仍在享受，这些行先拒收。`
      }
    >
      <div className={css['words']}>
        {[...open, ...statuses.map(({ words }) => ({ words, rows: null }))].map(({ words, rows }) => (
          <Select
            key={words}
            wrapperProps={{ 'data-open': rows === null ? undefined : true }}
            label={rows === null ? `「${words}」` : `「${words}」（${rows} 行）`}
            placeholder="仍在享受，还是已停止"
            clearable
            clearButtonProps={{ 'aria-label': `清除「${words}」的对应` }}
            value={statuses.find((each) => each.words === words)?.meaning ?? null}
            onChange={(value) => choose(words, value)}
            data={Object.entries(STATUS_MEANINGS).map(([value, label]) => ({ value, label }))}
          />
        ))}
      </div>
    </PageSection>
  );
}

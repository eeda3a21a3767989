import { Select } from '@mantine/core';
import type { RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { CATEGORY_IDS, categoryName, isCategory } from '#shared/settlement/category.ts';
import { PageSection } from '../../../../ui/page/page.tsx';
import css from '../../rosters.module.css';

type CategoryWordsProps = {
  readonly unknown: RosterTrial['unknown'];
  readonly categories: RosterMapping['categories'];
  readonly onCategories: (categories: RosterMapping['categories']) => void;
};

/** What the words of the category column mean. What is not said yet is refused, row by row. */
export function CategoryWords({ unknown, categories, onCategories }: CategoryWordsProps) {
  const said = categories.map(({ words }) => words);
  const open = unknown.filter(({ words }) => words !== '' && !said.includes(words));
  const choose = (words: string, value: string | null) => {
    const others = categories.filter((each) => each.words !== words);
    const category = value === 'skip' ? 'skip' : value !== null && isCategory(value) ? value : null;
    onCategories(category === null ? others : [...others, { words, category }]);
  };
  return (
    <PageSection
      title="类别的对应"
      note={
        open.length === 0
          ? '请核对。以后导入同一份名单时自动采用。'
          : `还有 ${open.length} 种类别没有对应，这些行先拒收。`
      }
    >
      <div className={css['words']}>
        {[
          ...open.map(({ words, rows }) => ({ words, rows })),
          ...categories.map(({ words }) => ({ words, rows: null })),
        ].map(({ words, rows }) => (
          <Select
            key={words}
            wrapperProps={{ 'data-open': rows === null ? undefined : true }}
            label={rows === null ? `「${words}」` : `「${words}」（${rows} 行）`}
            placeholder="选择救助身份"
            searchable
            // It has the cursor when the trial arrives: the list would cover what is to be read first.
            openOnFocus={false}
            clearable
            clearButtonProps={{ 'aria-label': `清除「${words}」的对应` }}
            value={categories.find((each) => each.words === words)?.category ?? null}
            onChange={(value) => choose(words, value)}
            data={[
              ...CATEGORY_IDS.map((value) => ({ value, label: categoryName(value) })),
              { value: 'skip', label: '不导入这一类' },
            ]}
          />
        ))}
      </div>
    </PageSection>
  );
}

import { Select } from '@mantine/core';
import { isCategory, categoryName } from '#shared/settlement/category.ts';
import { FieldComments } from '../../comments/field-comments.tsx';
import { ProblemLine } from '../../field/problem-line.tsx';
import { useCategories } from '../../use-pack.ts';
import { changeIdentity } from '../../form/form-change.ts';
import { useIsEditable, useProblem, useIntakeSession } from '../../state/use-intake.ts';
import { categoryMatches } from './category-initials.ts';
import css from '../person.module.css';

type CategoryFieldProps = { readonly entryKey: string; readonly row: number; readonly category: string };

/** The identity of a line: the policy's categories, found by typing Chinese or pinyin initials. */
export function CategoryField({ entryKey, row, category }: CategoryFieldProps) {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const categories = useCategories();
  const path = `identities.${entryKey}.category`;
  const problem = useProblem(path);
  const known = categories.map(({ id, name }) => ({ value: id, label: name }));
  // A category chosen under another policy stays readable.
  const data =
    category === '' || known.some(({ value }) => value === category)
      ? known
      : [...known, { value: category, label: isCategory(category) ? categoryName(category) : category }];
  const chosenName = data.find(({ value }) => value === category)?.label;
  return (
    <div className={css['cell']}>
      <Select
        aria-label={`第${row}行 救助类别`}
        data-path={path}
        data-help="category"
        data-final={!isEditable}
        rightSection={isEditable ? undefined : <span />}
        placeholder={isEditable ? '选择或输拼音首字母' : ''}
        size="xs"
        classNames={{ input: css['selectInput'] }}
        data={data}
        value={category === '' ? null : category}
        onChange={(value) => session.change(changeIdentity(entryKey, { category: value ?? '' }))}
        onBlur={() => session.leave(path)}
        searchable
        selectFirstOptionOnChange
        nothingFoundMessage="没有这个类别"
        readOnly={!isEditable}
        error={problem !== null && problem.severity === 'wrong'}
        maxDropdownHeight={280}
        filter={({ options, search }) =>
          options.filter(
            (option) =>
              'value' in option &&
              // The chosen name standing in the box is no search.
              (search === chosenName || categoryMatches(option.value, option.label, search)),
          )
        }
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {problem === null ? null : <ProblemLine id={`${path}-problem`} problem={problem} />}
      <FieldComments path={path} />
    </div>
  );
}

import { Select } from '@mantine/core';
import type { RosterMapping, RosterSheet } from '#shared/contract/people/roster.ts';
import { ROSTER_FIELD_IDS, ROSTER_FIELDS, type RosterField } from '#shared/roster/roster-columns.ts';
import { CATEGORY_IDS, categoryName, isCategory } from '#shared/settlement/category.ts';
import css from '../rosters.module.css';
import { columnName } from '../column-name.ts';

type ColumnChoiceProps = {
  readonly headings: readonly string[];
  readonly sheet: RosterSheet | undefined;
  readonly headingRow: number | null;
  readonly mapping: RosterMapping;
  readonly onMapping: (mapping: RosterMapping) => void;
};

const REQUIRED: ReadonlySet<RosterField> = new Set<RosterField>(['name', 'idNumber']);

/** Which column says what, each with what stands in its first row. */
export function ColumnChoice({ headings, sheet, headingRow, mapping, onMapping }: ColumnChoiceProps) {
  const first = sheet?.rows.find(({ index }) => headingRow !== null && index > headingRow)?.cells ?? [];
  const options = headings.map((heading, column) => ({
    value: String(column),
    label: `${columnName(column)}　${heading === '' ? '（无表头）' : heading}`,
  }));
  const choose = (field: RosterField, value: string | null) => {
    const others = mapping.columns.filter((each) => each.field !== field);
    const columns = value === null ? others : [...others, { field, column: Number(value) }];
    onMapping({ ...mapping, columns, everybody: field === 'category' && value !== null ? null : mapping.everybody });
  };
  const hasCategory = mapping.columns.some(({ field }) => field === 'category');
  return (
    <div className={css['columns']}>
      {ROSTER_FIELD_IDS.map((field) => {
        const column = mapping.columns.find((each) => each.field === field)?.column;
        return (
          <div key={field}>
            <Select
              label={ROSTER_FIELDS[field]}
              withAsterisk={REQUIRED.has(field)}
              placeholder="没有这一列"
              clearable
              clearButtonProps={{ 'aria-label': `清除${ROSTER_FIELDS[field]}` }}
              value={column === undefined ? null : String(column)}
              onChange={(value) => choose(field, value)}
              data={options}
            />
            <div className={css['sample']}>{column === undefined ? '' : `例：${first[column] ?? ''}`}</div>
          </div>
        );
      })}
      {hasCategory ? null : (
        <Select
          label="这份名单里的人都属于"
          withAsterisk
          placeholder="选择救助身份"
          searchable
          value={mapping.everybody}
          onChange={(value) => onMapping({ ...mapping, everybody: value !== null && isCategory(value) ? value : null })}
          data={CATEGORY_IDS.map((value) => ({ value, label: categoryName(value) }))}
        />
      )}
    </div>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { LocalField, TypedLocalValue } from '#shared/policy/local-shape.ts';
import { isTypedList, partOf } from '#shared/policy/type-local-value.ts';
import { LeafInput, problemAt, type ValueInputProps } from './leaf-input.tsx';
import css from './local.module.css';

type TableInputProps = Pick<ValueInputProps, 'label' | 'onChange' | 'path' | 'problems'> & {
  readonly columns: readonly LocalField[];
  readonly rows: readonly TypedLocalValue[];
};

/** Rows with named columns; a new row comes before the last one, which has no upper limit. */
export function TableInput({ columns, rows, label, onChange, path, problems }: TableInputProps) {
  const change = (index: number, key: string, part: TypedLocalValue) =>
    onChange(
      rows.map((row, at) =>
        at === index ? { ...(typeof row === 'string' || isTypedList(row) ? {} : row), [key]: part } : row,
      ),
    );
  const empty = Object.fromEntries(columns.map(({ key }) => [key, '']));
  const whole = problemAt(problems, path);
  return (
    <div className={css['rows']} role="group" aria-label={label}>
      {rows.map((row, index) => (
        <div key={index} className={css['row']} role="group" aria-label={`第 ${index + 1} 行`}>
          {columns.map(({ key, label: column, shape, ifEmpty }) => (
            <LeafInput
              key={key}
              shape={shape}
              label={rows.length > 1 ? `第 ${index + 1} 行 ${column}` : column}
              value={partOf(row, key)}
              onChange={(part) => change(index, key, part)}
              path={[...path, index, key]}
              problems={problems}
              ifEmpty={index === rows.length - 1 ? ifEmpty : null}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            className={css['remove']}
            aria-label={`删除第 ${index + 1} 行`}
            disabled={rows.length === 1}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      {whole === null ? null : (
        <p className={css['whole']} role="status">
          {whole.text}
        </p>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...rows.slice(0, -1), empty, ...rows.slice(-1)])}
      >
        添加一行
      </Button>
    </div>
  );
}

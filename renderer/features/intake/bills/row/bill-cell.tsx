import { memo } from 'react';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import { tidyAmount, tidyDay, tidyText } from '../../field/tidy.ts';
import { useIntakeSession } from '../../state/use-intake.ts';
import css from './row.module.css';
import type { Column } from '../columns.ts';

type BillCellProps = {
  readonly column: Column;
  readonly visitKey: string;
  /** From 1; part of the cell's name. */
  readonly row: number;
  readonly value: string;
  /** Nothing to type here in this bill. */
  readonly isOff: boolean;
  readonly severity: FormProblem['severity'] | undefined;
  readonly isEditable: boolean;
};

/** Longer figures are set smaller, so that none is cut off. */
const figureLength = (value: string): 'normal' | 'long' | 'longest' =>
  value.length > 11 ? 'longest' : value.length > 9 ? 'long' : 'normal';

const tidyCell = (column: Column, typed: string): string => {
  switch (column.control) {
    case 'amount':
      return typed.trim() === '' ? '' : tidyAmount(typed);
    case 'day':
      return tidyDay(typed);
    case 'text':
    case 'code':
      return tidyText(typed);
    case 'choice':
    case 'tick':
      return typed;
  }
};

/** One cell of the bill grid. A real control at all times, so that reader, keyboard and tests find it by its name. */
export const BillCell = memo(function BillCell(props: BillCellProps) {
  const { column, visitKey, row, value, isOff, severity, isEditable } = props;
  const session = useIntakeSession();
  const path = `visits.${visitKey}.${column.at}`;
  const write = (typed: string): void => session.change(column.write(visitKey, typed));
  const leave = (): void => {
    if (!isEditable || isOff) return;
    const tidied = tidyCell(column, value);
    if (tidied !== value) write(tidied);
    session.leave(path);
  };
  const common = {
    'data-path': path,
    'data-row': visitKey,
    'data-at': column.at,
    'data-help': column.help,
    'data-day': column.control === 'day' || undefined,
    'data-severity': severity,
    'aria-label': `第${row}行 ${column.label}`,
    'aria-invalid': severity === 'wrong',
    'aria-describedby': severity === undefined ? undefined : `${path}-problem`,
    onBlur: leave,
  } as const;
  return (
    <div className={css['cell']} role="gridcell" data-at={column.at} data-control={column.control}>
      {column.control === 'choice' ? (
        <select
          {...common}
          className={css['choice']}
          value={value}
          data-empty={value === ''}
          disabled={!isEditable || isOff}
          data-off={isOff}
          onChange={(event) => write(event.currentTarget.value)}
        >
          {column.isAlwaysChosen === true ? null : <option value="">—</option>}
          {column.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : column.control === 'tick' ? (
        <input
          {...common}
          type="checkbox"
          className={css['tick']}
          checked={value !== ''}
          disabled={!isEditable}
          onChange={(event) => write(event.currentTarget.checked ? 'yes' : '')}
        />
      ) : (
        <input
          {...common}
          className={css['text']}
          value={value}
          readOnly={!isEditable}
          disabled={isOff}
          data-off={isOff}
          title={isOff ? '由程序按政策计算' : undefined}
          placeholder={isOff ? '计算' : undefined}
          data-length={column.control === 'amount' ? figureLength(value) : undefined}
          data-zero={column.control === 'amount' && value === '0.00'}
          maxLength={column.control === 'text' ? 400 : 64}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </div>
  );
});

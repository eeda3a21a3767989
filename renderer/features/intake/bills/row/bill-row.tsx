import { ActionIcon } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { isComputed } from '#shared/domain/asked/computed-amounts.ts';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import { duplicatesOf, settledVisit, shownSettlement } from '../../form/settled-visits.ts';
import { useAsked, useIntake, useIntakeSession, useIsEditable } from '../../state/use-intake.ts';
import { AfterDeath } from './after-death.tsx';
import { BillCell } from './bill-cell.tsx';
import { BillNotes } from '../notes/bill-notes-view.tsx';
import { BillDifference } from './bill-difference.tsx';
import { BillOutcome } from './bill-outcome.tsx';
import { commentsAt } from '../../comments/comments-at.ts';
import { FieldComments } from '../../comments/field-comments.tsx';
import { BillProblems } from './bill-problems.tsx';
import { computedText } from './computed-text.ts';
import css from './row.module.css';
import { linesOf } from '../columns.ts';
import { DuplicateBills } from './duplicate-bills.tsx';

type BillRowProps = {
  readonly visit: VisitEntry;
  /** From 1. */
  readonly row: number;
  /** Part of the range that Ctrl+C copies. */
  readonly isSelected: boolean;
  readonly onCopyAbove: (key: string) => void;
  readonly onRemove: (key: string) => void;
};

const NO_PROBLEMS: readonly FormProblem[] = [];

/** One bill on three lines: where and when, the amounts, the bill itself. What is wrong stands under the line it is on. */
export const BillRow = memo(function BillRow({ visit, row, isSelected, onCopyAbove, onRemove }: BillRowProps) {
  const { key } = visit;
  const isEditable = useIsEditable();
  const problems = useIntake((state) => state.shownProblems.get(`visits.${key}`) ?? NO_PROBLEMS);
  const duplicates = useIntake((state) => duplicatesOf(state.assessment?.duplicates, key));
  const similar = useIntake((state) => duplicatesOf(state.assessment?.similar, key));
  const said = useIntake((state) => commentsAt(state.comments, `visits.${key}`));
  const asked = useAsked();
  const lines = linesOf(asked);
  const settled = useIntake((state) => (isComputed(visit, asked) ? settledVisit(shownSettlement(state), key) : null));
  const session = useIntakeSession();
  const { name } = session.state.get().form.person;
  const ends = {
    1: isEditable ? (
      <span className={css['tools']}>
        {row > 1 ? (
          <ActionIcon
            size={22}
            tabIndex={-1}
            aria-label={`第${row}行 复制上一行`}
            title="复制上一行 Ctrl+D"
            onClick={() => onCopyAbove(key)}
          >
            <IconCopy size={15} stroke={1.5} />
          </ActionIcon>
        ) : null}
        <ActionIcon
          size={22}
          tabIndex={-1}
          aria-label={`删除第${row}行`}
          title="删除 Ctrl+Delete"
          onClick={() => onRemove(key)}
        >
          <IconTrash size={15} stroke={1.5} />
        </ActionIcon>
      </span>
    ) : null,
    2: <BillDifference visit={visit} row={row} />,
    3: <BillOutcome visitKey={key} row={row} />,
  } as const;
  return (
    <div className={css['bill']} role="row" aria-label={`第${row}行票据`} aria-selected={isSelected} data-bill={key}>
      <div className={css['number']} role="rowheader" aria-label={`第${row}行`}>
        {row}
      </div>
      <div className={css['lines']}>
        {([1, 2, 3] as const).map((line) => (
          <div key={line} role="presentation">
            <div className={css['line']} data-line={line} data-fields={lines[line].length} role="presentation">
              {lines[line].map((column) => (
                <BillCell
                  key={column.at}
                  column={column}
                  visitKey={key}
                  row={row}
                  isOff={column.isOff?.(visit, asked) === true}
                  value={computedText(column, visit, asked, settled) ?? column.read(visit)}
                  severity={problems.find(({ path }) => path === `visits.${key}.${column.at}`)?.severity}
                  isEditable={isEditable}
                />
              ))}
              <div className={css['end']} role="gridcell">
                {ends[line]}
              </div>
            </div>
            <BillProblems visitKey={key} line={line} problems={problems} />
            {said.length === 0 ? null : (
              <div role="gridcell">
                {lines[line].map(({ at }) => (
                  <FieldComments key={at} path={`visits.${key}.${at}`} />
                ))}
              </div>
            )}
          </div>
        ))}
        <div role="gridcell">
          <BillNotes visit={visit} />
          <AfterDeath visitKey={key} />
          {duplicates.length === 0 ? null : (
            <DuplicateBills visit={visit} personName={name} duplicates={duplicates} likeness="same" />
          )}
          {similar.length === 0 ? null : (
            <DuplicateBills visit={visit} personName={name} duplicates={similar} likeness="similar" />
          )}
        </div>
      </div>
    </div>
  );
});

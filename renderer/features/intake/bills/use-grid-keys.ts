import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import { focusField } from '../page/focus-field.ts';
import { addVisit, removeVisit } from '../form/form-change.ts';
import type { IntakeSession } from '../state/intake-session.ts';
import { isEditable } from '../state/intake-state.ts';
import { type PageMoves, usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession } from '../state/use-intake.ts';
import { type Column, COLUMNS, columnsOf, copyFromAbove } from './columns.ts';
import { type CellSituation, type GridAction, gridAction } from './grid-keys.ts';

type Cell = { readonly element: HTMLInputElement | HTMLSelectElement; readonly key: string; readonly column: Column };

function cellOf(target: EventTarget): Cell | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return null;
  const { row, at } = target.dataset;
  const column = COLUMNS.find((each) => each.at === at);
  return row === undefined || column === undefined ? null : { element: target, key: row, column };
}

const isText = (element: HTMLElement): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.type !== 'checkbox';

function situation({ element }: Cell, isEditing: boolean, before: string): CellSituation {
  const isField = isText(element);
  const [start, end] = isField ? [element.selectionStart ?? 0, element.selectionEnd ?? 0] : [0, 0];
  return {
    isChoice: !isField,
    isEditing,
    isAllSelected: isField && end - start === element.value.length,
    isCaretAtStart: start === 0 && end === 0,
    isCaretAtEnd: isField && start === element.value.length,
    isChanged: isField && element.value !== before,
  };
}

const goTo = (grid: HTMLElement, key: string | undefined, at: string | undefined): void => {
  if (key !== undefined && at !== undefined) focusField(grid, `visits.${key}.${at}`);
};

/** The next field in a direction that can be entered. */
function besideOf(
  columns: readonly Column[],
  { column }: Cell,
  step: 1 | -1,
  visit: VisitEntry | undefined,
  asked: FormQuestions,
): Column | undefined {
  let at = columns.indexOf(column) + step;
  while (visit !== undefined && columns[at]?.isOff?.(visit, asked) === true) at += step;
  return columns[at];
}

function act(action: GridAction, cell: Cell, grid: HTMLElement, session: IntakeSession, moves: PageMoves): void {
  const { form, detail } = session.state.get();
  const { visits } = form;
  const index = visits.findIndex(({ key }) => key === cell.key);
  switch (action.do) {
    case 'line':
      goTo(grid, visits[index + action.step]?.key, cell.column.at);
      return;
    case 'field':
      goTo(grid, cell.key, besideOf(columnsOf(detail.asked), cell, action.step, visits[index], detail.asked)?.at);
      return;
    case 'edit':
      if (isText(cell.element)) cell.element.setSelectionRange(cell.element.value.length, cell.element.value.length);
      else if (cell.element instanceof HTMLSelectElement) cell.element.showPicker();
      return;
    case 'clear':
      session.change(cell.column.write(cell.key, ''));
      return;
    case 'choose': {
      const option = cell.column.control === 'choice' ? cell.column.options[action.number - 1] : undefined;
      if (option !== undefined) session.change(cell.column.write(cell.key, option.value));
      return;
    }
    case 'copyAbove': {
      const [above, below] = [visits[index - 1], visits[index]];
      if (above !== undefined && below !== undefined) session.change(copyFromAbove(above, below, cell.column.at));
      return;
    }
    case 'removeLine': {
      const neighbour = visits[index + 1] ?? visits[index - 1];
      flushSync(() => session.removeVisit(cell.key));
      goTo(grid, neighbour?.key, cell.column.at);
      return;
    }
    case 'undoRemove': {
      const key = session.state.get().removed?.visit.key;
      flushSync(() => session.undoRemove());
      goTo(grid, key, cell.column.at);
      return;
    }
    case 'next':
      nextBill(grid, session, moves);
      return;
    case 'revert':
      return;
  }
}

/** Another empty line, or, from an empty last line, on to the next section. The empty line goes. */
function nextBill(grid: HTMLElement, session: IntakeSession, moves: PageMoves): void {
  const { visits } = session.state.get().form;
  const last = visits.at(-1);
  if (!isEditable(session.state.get()) || (last !== undefined && isUntouchedVisit(last))) {
    if (last !== undefined && visits.length > 1 && isUntouchedVisit(last)) session.change(removeVisit(last.key));
    moves.complete('bills');
    return;
  }
  appendBill(grid, session);
}

/** Adds a bill line and puts the focus into it. */
export function appendBill(grid: HTMLElement, session: IntakeSession): void {
  const key = session.newKey();
  flushSync(() => session.change(addVisit(key)));
  focusField(grid, `visits.${key}.kind`);
}

/** Keyboard and focus of the bill grid, for the element around it. */
export function useGridKeys(): {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
} {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const entered = useRef({ value: '', isEditing: false });
  return {
    onFocus: (event) => {
      const cell = cellOf(event.target);
      if (cell === null) return;
      entered.current = { value: cell.element.value, isEditing: false };
      if (isText(cell.element)) cell.element.select();
    },
    onKeyDown: (event) => {
      const cell = cellOf(event.target);
      if (cell === null || event.nativeEvent.isComposing) return;
      const { value, isEditing } = entered.current;
      const action = gridAction(event.nativeEvent, situation(cell, isEditing, value));
      if (action === null) return;
      const changesForm = action.do !== 'line' && action.do !== 'field' && action.do !== 'next';
      if (changesForm && !isEditable(session.state.get())) return;
      event.preventDefault();
      event.stopPropagation();
      if (action.do === 'edit') entered.current = { value, isEditing: true };
      if (action.do === 'revert') {
        if (cell.element.value !== value) session.change(cell.column.write(cell.key, value));
        entered.current = { value, isEditing: false };
        if (isText(cell.element)) cell.element.select();
      }
      act(action, cell, event.currentTarget, session, moves);
    },
  };
}

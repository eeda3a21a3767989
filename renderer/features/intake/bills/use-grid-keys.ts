import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import { assertNever } from '#shared/result.ts';
import { focusField } from '../page/focus-field.ts';
import { addVisit, removeVisit } from '../form/form-change.ts';
import type { IntakeSession } from '../state/intake-session.ts';
import { isEditable } from '../state/intake-state.ts';
import { type PageMoves, usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession } from '../state/use-intake.ts';
import { type Column, COLUMNS, columnsOf, copyFromAbove } from './columns.ts';
import { billsText } from './copy/bills-text.ts';
import { type CellSituation, type GridAction, gridAction } from './grid-keys.ts';
import { historyOf } from './history/history-of.ts';

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
    case 'undo':
    case 'redo': {
      const history = historyOf(session);
      const path = flushSync(() => (action.do === 'undo' ? history.undo() : history.redo()));
      if (path !== null) focusField(grid, path);
      return;
    }
    case 'extend':
      goTo(grid, visits[index + action.step]?.key, cell.column.at);
      return;
    case 'next':
      nextBill(grid, session, moves);
      return;
    case 'revert':
      return;
    default:
      assertNever(action);
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

const NO_RANGE: ReadonlySet<string> = new Set();

/** Keyboard and focus of the bill grid, for the element around it. */
export function useGridKeys(): {
  /** Keys of the lines that Ctrl+C copies, chosen with Shift and the arrows; empty: the cell's own text is copied. */
  readonly range: ReadonlySet<string>;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onCopy: (event: ClipboardEvent<HTMLElement>) => void;
  };
} {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const entered = useRef({ value: '', isEditing: false });
  const anchor = useRef<string | null>(null);
  const isExtending = useRef(false);
  const [range, setRange] = useState(NO_RANGE);
  const extendTo = (key: string): void => {
    const keys = session.state.get().form.visits.map((visit) => visit.key);
    const [from, to] = [keys.indexOf(anchor.current ?? key), keys.indexOf(key)];
    setRange(new Set(keys.slice(Math.min(from, to), Math.max(from, to) + 1)));
  };
  const handlers = {
    onCopy: (event: ClipboardEvent<HTMLElement>) => {
      if (range.size === 0) return;
      const { form, detail } = session.state.get();
      const visits = form.visits.filter(({ key }) => range.has(key));
      event.clipboardData.setData('text/plain', billsText(visits, columnsOf(detail.asked)));
      event.preventDefault();
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const cell = cellOf(event.target);
      if (cell === null) return;
      historyOf(session).close();
      if (isExtending.current) extendTo(cell.key);
      else if (range.size > 0) setRange(NO_RANGE);
      if (!isExtending.current) anchor.current = cell.key;
      entered.current = { value: cell.element.value, isEditing: false };
      if (isText(cell.element)) cell.element.select();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const cell = cellOf(event.target);
      if (cell === null || event.nativeEvent.isComposing) return;
      const { value, isEditing } = entered.current;
      const action = gridAction(event.nativeEvent, situation(cell, isEditing, value));
      if (action === null) return;
      const changesForm = !['line', 'field', 'next', 'extend'].includes(action.do);
      if (changesForm && !isEditable(session.state.get())) return;
      event.preventDefault();
      event.stopPropagation();
      if (action.do === 'edit') entered.current = { value, isEditing: true };
      if (action.do === 'revert') {
        if (cell.element.value !== value) session.change(cell.column.write(cell.key, value));
        entered.current = { value, isEditing: false };
        if (isText(cell.element)) cell.element.select();
      }
      if (action.do === 'line' || action.do === 'field') {
        act(action, cell, event.currentTarget, session, moves);
        return;
      }
      const history = historyOf(session);
      history.close();
      isExtending.current = action.do === 'extend';
      act(action, cell, event.currentTarget, session, moves);
      isExtending.current = false;
      history.close();
    },
  };
  return { range, handlers };
}

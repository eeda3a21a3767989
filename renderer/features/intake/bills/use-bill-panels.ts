import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { focusField } from '../page/focus-field.ts';
import { isEditable } from '../state/intake-state.ts';
import { useIntakeSession } from '../state/use-intake.ts';
import { COLUMNS, columnsOf } from './columns.ts';
import { historyOf } from './history/history-of.ts';
import { guessColumns } from './paste/guess-columns.ts';
import type { Pasted } from './paste/paste-preview.tsx';
import { withBills } from './paste/pasted-bills.ts';
import { isTable, readTable } from './paste/read-table.ts';
import { type TakenScan, takeScan } from './scan/take-scan.ts';
import { followKey, NO_BURST } from './scan/wedge.ts';

export type BillPanels = {
  /** A table that waits to be filled in; null when there is none. */
  readonly pasted: Pasted | null;
  readonly isScanning: boolean;
  readonly taken: TakenScan | null;
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  /** Looks for the keys of a scanner before the cell gets them. */
  readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
  readonly openScan: () => void;
  readonly scan: (typed: string) => void;
  readonly fill: (visits: readonly VisitEntry[]) => void;
  readonly close: () => void;
};

const rowOf = (element: Element | null): string | null =>
  element instanceof HTMLElement ? (element.dataset['row'] ?? null) : null;

/** Tables pasted into the bills and bills read by a scanner: what waits, and how it goes into the form. */
export function useBillPanels(grid: RefObject<HTMLElement | null>): BillPanels {
  const session = useIntakeSession();
  const history = historyOf(session);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [isScanning, setIsScanning] = useState(false);
  const [taken, setTaken] = useState<TakenScan | null>(null);
  /** Where the focus was, for the way back. */
  const cameFrom = useRef<{ readonly row: string | null; readonly at: string | null }>({ row: null, at: null });
  const burst = useRef({ keys: NO_BURST, before: '' });

  const remember = (): void => {
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? (activeElement.dataset['at'] ?? null) : null;
    if (at !== null) cameFrom.current = { row: rowOf(activeElement), at };
  };
  const close = (): void => {
    setPasted(null);
    setIsScanning(false);
    const { row, at } = cameFrom.current;
    if (grid.current !== null && row !== null && at !== null) focusField(grid.current, `visits.${row}.${at}`);
  };
  const openScan = (): void => {
    if (!isEditable(session.state.get())) return;
    remember();
    setPasted(null);
    setIsScanning(true);
  };
  const scan = (typed: string, row: string | null): void => {
    const result = takeScan(session.state.get().form, typed, row, session.newKey);
    const { change, key } = result;
    if (change !== null && key !== null) {
      history.close();
      flushSync(() => session.change(change));
      history.close();
      session.leave(`visits.${key}.bill.number`);
      session.leave(`visits.${key}.amounts.total`);
    }
    setTaken(result);
  };

  const open = useRef(openScan);
  useEffect(() => {
    open.current = openScan;
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isBehind = grid.current === null || grid.current.closest('[inert]') !== null;
      if (event.key !== 'F9' || isBehind || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      open.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [grid]);

  return {
    pasted,
    isScanning,
    taken,
    openScan,
    close,
    scan: (typed) => scan(typed, cameFrom.current.row),
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain');
      const { form, detail } = session.state.get();
      if (!isTable(text) || !isEditable(session.state.get())) return;
      event.preventDefault();
      remember();
      const table = readTable(text);
      const columns = columnsOf(detail.asked);
      const at = event.target instanceof HTMLElement ? (event.target.dataset['at'] ?? null) : null;
      setTaken(null);
      setIsScanning(false);
      setPasted({
        table,
        guess: guessColumns(table.rows, columns, at),
        id: `${form.visits.length}-${event.timeStamp}`,
      });
    },
    fill: (visits) => {
      const named = visits.map((visit) => ({ ...visit, key: session.newKey() }));
      const [first] = named;
      history.close();
      flushSync(() => {
        session.change(withBills(named));
        setPasted(null);
      });
      history.close();
      const keys = new Set(named.map(({ key }) => key));
      for (const { path, severity } of session.state.get().problems) {
        if (severity !== 'missing' && keys.has(path.split('.')[1] ?? '')) session.leave(path);
      }
      if (grid.current !== null && first !== undefined) focusField(grid.current, `visits.${first.key}.kind`);
    },
    onKeyDownCapture: (event) => {
      const { target, nativeEvent } = event;
      if (!(target instanceof HTMLInputElement) || target.dataset['row'] === undefined) return;
      if (nativeEvent.isComposing || !isEditable(session.state.get())) return;
      const { burst: keys, isStart, scanned } = followKey(burst.current.keys, nativeEvent);
      burst.current = { keys, before: isStart ? target.value : burst.current.before };
      if (scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      // The scanner typed into the cell that happened to have the focus: what stood there comes back.
      const { row, at } = target.dataset;
      const column = COLUMNS.find((each) => each.at === at);
      if (column !== undefined) session.change(column.write(row, burst.current.before));
      scan(scanned, row);
    },
  };
}

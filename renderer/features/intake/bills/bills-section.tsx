import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconScan } from '@tabler/icons-react';
import { Fragment, useCallback, useRef } from 'react';
import { fen, sumFen } from '#shared/fen.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { Money } from '../../../ui/money.tsx';
import { useAsked, useIntake, useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import { BillRow } from './row/bill-row.tsx';
import css from './bills.module.css';
import { copyFromAbove, linesOf } from './columns.ts';
import { historyOf } from './history/history-of.ts';
import { PastePreview } from './paste/paste-preview.tsx';
import { MOST_BILLS } from './paste/pasted-bills.ts';
import { ScanField, ScanOutcome } from './scan/scan-field.tsx';
import { useBillPanels } from './use-bill-panels.ts';
import row from './row/row.module.css';
import { appendBill, useGridKeys } from './use-grid-keys.ts';

/** What the keyboard does in the grid beyond the page's own keys. */
const HINTS = [
  'Ctrl+V 粘贴表格',
  'Ctrl+Z 撤销',
  'Ctrl+D 复制上一行',
  'Ctrl+Enter 添加',
  'Ctrl+Delete 删除',
  '= 求和',
] as const;

const ENDS = { 1: '', 2: '差额', 3: '救助' } as const;

/** The bills as a grid for the keyboard: one bill per line of work, its amounts readable at a glance. */
export function BillsSection() {
  const session = useIntakeSession();
  const visits = useIntake((state) => state.form.visits);
  const removed = useIntake((state) => state.removed);
  const isEditable = useIsEditable();
  const grid = useRef<HTMLDivElement>(null);
  const { range, handlers } = useGridKeys();
  const panels = useBillPanels(grid);
  const copyAbove = useCallback(
    (key: string) => {
      const now = session.state.get().form.visits;
      const index = now.findIndex((visit) => visit.key === key);
      const [above, below] = [now[index - 1], now[index]];
      if (above === undefined || below === undefined) return;
      historyOf(session).close();
      session.change(copyFromAbove(above, below, ''));
      historyOf(session).close();
    },
    [session],
  );
  const remove = useCallback(
    (key: string) => {
      historyOf(session).close();
      session.removeVisit(key);
      historyOf(session).close();
    },
    [session],
  );
  const add = (): void => {
    if (grid.current !== null) appendBill(grid.current, session);
  };
  return (
    <div className={css['section']}>
      <div
        ref={grid}
        className={css['grid']}
        role="grid"
        aria-label="票据"
        aria-rowcount={visits.length}
        aria-multiselectable
        onPaste={panels.onPaste}
        onKeyDownCapture={panels.onKeyDownCapture}
        {...handlers}
      >
        <BillsHead />
        {visits.map((visit, index) => (
          <Fragment key={visit.key}>
            {removed !== null && removed.index === index ? <RemovedBill /> : null}
            <BillRow
              visit={visit}
              row={index + 1}
              isSelected={range.has(visit.key)}
              onCopyAbove={copyAbove}
              onRemove={remove}
            />
          </Fragment>
        ))}
        {removed !== null && removed.index >= visits.length ? <RemovedBill /> : null}
      </div>
      {panels.isScanning ? <ScanField onScan={panels.scan} onClose={panels.close} /> : null}
      {panels.taken === null ? null : <ScanOutcome taken={panels.taken} />}
      {panels.pasted === null ? null : (
        <PastePreview key={panels.pasted.id} pasted={panels.pasted} onFill={panels.fill} onCancel={panels.close} />
      )}
      <div className={css['foot']} onPaste={panels.onPaste}>
        {isEditable && visits.length < MOST_BILLS ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={15} />}
            data-stop
            data-list="visits"
            data-help="hospital"
            onClick={add}
          >
            添加票据
          </Button>
        ) : null}
        {isEditable ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconScan size={15} />}
            tabIndex={-1}
            title="用扫码枪读票据上的二维码 F9"
            onClick={panels.openScan}
          >
            扫描票据
          </Button>
        ) : null}
        <BillsTotal />
      </div>
      {isEditable ? (
        <p className={css['hints']}>
          {HINTS.map((hint) => (
            <span key={hint}>{hint}</span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

/** Column heads on three lines, as the bills below; they stay while the bills scroll. */
function BillsHead() {
  const asked = useAsked();
  const lines = linesOf(asked);
  return (
    <div className={css['head']} role="presentation" aria-hidden>
      <div className={row['number']} />
      <div className={row['lines']}>
        {([1, 2, 3] as const).map((line) => (
          <div key={line} className={row['line']} data-line={line} data-fields={lines[line].length}>
            {lines[line].map((column) => (
              <span key={column.at} className={row['headCell']} data-control={column.control} data-at={column.at}>
                {column.label}
              </span>
            ))}
            <span className={`${row['headCell']} ${row['end']}`} data-control="amount">
              {ENDS[line]}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Stands where the removed bill stood, until another one is removed or the page is left. */
function RemovedBill() {
  const session = useIntakeSession();
  const removed = useIntake((state) => state.removed);
  if (removed === null) return null;
  const { hospital, amounts } = removed.visit;
  const named = [hospital, amounts.total === '' ? '' : `${amounts.total} 元`].filter((part) => part !== '').join('，');
  return (
    <div className={css['removed']} role="status">
      已删除第 {removed.index + 1} 行{named === '' ? '' : `（${named}）`}
      <button type="button" className={css['undo']} onClick={session.undoRemove}>
        <IconArrowBackUp size={14} aria-hidden />
        撤销
      </button>
    </div>
  );
}

function BillsTotal() {
  const total = useIntake((state) => sumFen(state.form.visits.map((visit) => readAmounts(visit).total ?? fen(0))));
  const count = useIntake((state) => state.form.visits.length);
  return (
    <span className={css['total']}>
      {count} 张，总费用合计 <Money amount={total} weight="sum" />
    </span>
  );
}

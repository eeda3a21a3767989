import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { useAsked, useIntake } from '../../state/use-intake.ts';
import { columnsOf } from '../columns.ts';
import { type GuessedColumns, withField } from './guess-columns.ts';
import css from './paste.module.css';
import { pasteWords, ROW_WORDS } from './paste-words.ts';
import { type PastedRow, pastedBills } from './pasted-bills.ts';
import type { PastedTable } from './read-table.ts';

/** A table taken from the clipboard, waiting to be looked at. */
export type Pasted = {
  readonly table: PastedTable;
  readonly guess: GuessedColumns;
  /** Another one for each paste. */
  readonly id: string;
};

type PastePreviewProps = {
  readonly pasted: Pasted;
  readonly onFill: (visits: readonly VisitEntry[]) => void;
  readonly onCancel: () => void;
};

const PROBLEMS_SHOWN = 8;

/** The pasted rows under the grid as they would go in: columns to be set right, cells to be mended, then filled in. */
export function PastePreview({ pasted, onFill, onCancel }: PastePreviewProps) {
  const [rows, setRows] = useState(pasted.table.rows);
  const [mapping, setMapping] = useState(pasted.guess.mapping);
  const { headingRow } = pasted.guess;
  const form = useIntake((state) => state.form);
  const today = useIntake((state) => state.today);
  const asked = useAsked();
  const columns = columnsOf(asked);
  const fill = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    fill.current?.focus();
    fill.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const read = pastedBills({ rows, mapping, headingRow, form, today, asked });
  const visits = read.flatMap(({ visit }) => (visit === null ? [] : [visit]));
  const unused = mapping.filter((field) => field === null).length;
  const mend = (row: number, at: number, text: string): void =>
    setRows(rows.map((cells, index) => (index === row ? cells.with(at, text) : cells)));
  return (
    <section
      className={css['preview']}
      aria-label="粘贴预览"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter' && event.ctrlKey && visits.length > 0) onFill(visits);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p className={css['sentence']} role="status">
        {pasteWords(read, pasted.table.leftOut)}
        {headingRow === -1 ? '没有认出标题行，各列按表格顺序对应，请核对第一行。' : '各列按标题对应。'}
        {unused === 0 ? '' : `有 ${unused} 列没有对应的栏目，不会填入。`}
      </p>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">行</th>
              {mapping.map((field, at) => (
                <th key={at} scope="col">
                  <select
                    className={css['field']}
                    aria-label={`第${at + 1}列 栏目`}
                    value={field ?? ''}
                    data-empty={field === null}
                    onChange={(event) =>
                      setMapping(
                        withField(mapping, at, event.currentTarget.value === '' ? null : event.currentTarget.value),
                      )
                    }
                  >
                    <option value="">不填入</option>
                    {columns.map((column) => (
                      <option key={column.at} value={column.at}>
                        {column.label}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.map(({ kind, problems }, index) => (
              <tr key={index} data-kind={kind}>
                <th scope="row">
                  {index + 1}
                  {kind === 'bill' ? null : <span className={css['kind']}>{ROW_WORDS[kind]}</span>}
                </th>
                {(rows[index] ?? []).map((cell, at) => (
                  <td key={at} data-off={mapping[at] === null} data-severity={problems.get(at)?.severity}>
                    <input
                      className={css['cell']}
                      aria-label={`粘贴第${index + 1}行第${at + 1}列`}
                      aria-invalid={problems.get(at)?.severity === 'wrong'}
                      title={problems.get(at)?.text ?? cell}
                      value={cell}
                      size={Math.min(22, Math.max(6, cell.length * (/[^ -~]/.test(cell) ? 2 : 1)))}
                      onChange={(event) => mend(index, at, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PastedProblems rows={read} />
      <div className={css['actions']}>
        <Button ref={fill} size="compact-sm" disabled={visits.length === 0} onClick={() => onFill(visits)}>
          填入 {visits.length} 张票据
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          取消
        </Button>
        <span className={css['hint']}>填入后可按 Ctrl+Z 撤销。有问题的格也会填入，选项认不出的格留空。</span>
      </div>
    </section>
  );
}

/** What is wrong, row by row, the first few in words. */
function PastedProblems({ rows }: { readonly rows: readonly PastedRow[] }) {
  const all = rows.flatMap(({ problems, notes }, index) =>
    [...[...problems.values()].map(({ text }) => text), ...notes].map((text) => `第 ${index + 1} 行：${text}`),
  );
  if (all.length === 0) return null;
  return (
    <ul className={css['problems']} aria-label="粘贴内容的问题">
      {all.slice(0, PROBLEMS_SHOWN).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {all.length > PROBLEMS_SHOWN ? <li>另有 {all.length - PROBLEMS_SHOWN} 处，见标色的格。</li> : null}
    </ul>
  );
}

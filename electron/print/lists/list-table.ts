import { amountText } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import type { ListCell, ListColumn, ListTable } from './list-paper.ts';

const CLASSES = { text: '', middle: 'middle', count: 'amount', amount: 'amount' } as const;

function cellText(cell: ListCell, as: ListColumn['as']): string {
  if (cell === null) return as === 'amount' || as === 'count' ? '—' : '';
  if (typeof cell === 'string') return cell;
  return as === 'amount' ? amountText(cell) : String(cell);
}

const line = (columns: readonly ListColumn[], cells: readonly ListCell[]): readonly Html[] =>
  columns.map(
    ({ as }, index) => html`<td class="${CLASSES[as]}"><span>${cellText(cells[index] ?? null, as)}</span></td>`,
  );

// Widths are constants of the papers, never data.
const column = ({ mm }: ListColumn): Html => (mm === undefined ? html`<col />` : html`<col style="width:${mm}mm" />`);

/** A table whose head stands again on every page and whose rows are never torn; the sum stays with the last row. */
export function listTable({ heading, columns, rows, sum, none }: ListTable): Html {
  const body =
    rows.length === 0
      ? [
          html`<tr>
            <td class="middle" colspan="${columns.length}">${none}</td>
          </tr>`,
        ]
      : rows.map(
          (cells) =>
            html`<tr>
              ${line(columns, cells)}
            </tr>`,
        );
  return html`${heading === '' ? null : html`<h2>${heading}</h2>`}
    <table class="list">
      <colgroup>
        ${columns.map(column)}
      </colgroup>
      <thead>
        <tr>
          ${columns.map(({ title }) => html`<th>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body}${
          sum === null
            ? null
            : html`<tr class="sum">
                ${line(columns, sum)}
              </tr>`
        }
      </tbody>
    </table>`;
}

import type { RosterSheet } from '#shared/contract/people/roster.ts';
import css from '../rosters.module.css';
import { columnName } from '../column-name.ts';

type SheetPreviewProps = { readonly sheet: RosterSheet; readonly headingRow: number | null };

/** The top of the sheet as it stands in the file. */
export function SheetPreview({ sheet, headingRow }: SheetPreviewProps) {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  return (
    <div className={css['preview']} tabIndex={0} role="region" aria-label="文件开头几行">
      <table>
        <thead>
          <tr>
            <td />
            {Array.from({ length: width }, (_, column) => (
              <th key={column} scope="col">
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(({ index, cells }) => (
            <tr key={index} data-headings={index === headingRow || undefined}>
              <th scope="row">{index + 1}</th>
              {isTitle(cells, index, headingRow) ? (
                <td colSpan={width} data-title>
                  {cells[0]}
                </td>
              ) : (
                Array.from({ length: width }, (_, column) => (
                  // Columns have no other name than their place.
                  <td key={`${index}-${column}`}>{cells[column] ?? ''}</td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line over the headings that stands in the first cell alone: a title, mostly merged over all columns. */
const isTitle = (cells: readonly string[], index: number, headingRow: number | null): boolean =>
  headingRow !== null && index < headingRow && (cells[0] ?? '') !== '' && cells.slice(1).every((cell) => cell === '');

import type { RosterSheet } from '#shared/contract/people/roster.ts';
import css from '../rosters.module.css';

type SheetPreviewProps = { readonly sheet: RosterSheet; readonly headingRow: number | null };

/** The top of the sheet as it stands in the file. */
export function SheetPreview({ sheet, headingRow }: SheetPreviewProps) {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  return (
    <div className={css['preview']} tabIndex={0} role="region" aria-label="文件开头几行">
      <table>
        <tbody>
          {sheet.rows.map(({ index, cells }) => (
            <tr key={index} data-headings={index === headingRow || undefined}>
              <th scope="row">{index + 1}</th>
              {Array.from({ length: width }, (_, column) => (
                // Columns have no other name than their place.
                <td key={`${index}-${column}`}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

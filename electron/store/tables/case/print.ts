import { members, textOf } from '../../read-json.ts';
import type { PrintRecord } from '../../records/print-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type PrintRow = {
  /** Null: a list, about no single application. */
  readonly application_id: string | null;
  readonly position: number;
  readonly kind: PrintRecord['kind'];
  readonly is_draft: 0 | 1;
  readonly sha256: string;
  readonly pages: number;
  readonly application_revision: number;
  /** Names the sealed file in `attachments`. */
  readonly file_id: string;
  readonly made_at: string;
};
/** `about`: the number of a list; empty for a paper of an application. */
export type PrintContent = { readonly title: string; readonly madeBy: string; readonly about: string };

export const printTable: SealedTable<PrintRow, PrintContent> = {
  name: 'print',
  label: '文书',
  columns: {
    application_id: true,
    position: true,
    kind: true,
    is_draft: true,
    sha256: true,
    pages: true,
    application_revision: true,
    file_id: true,
    made_at: true,
  },
  read: (json) => {
    const from = members(json);
    // Papers of before say nothing of lists.
    const about = from['about'] === undefined ? '' : textOf(from, 'about');
    return { title: textOf(from, 'title'), madeBy: textOf(from, 'madeBy'), about };
  },
  write: (content) => content,
  file: { id: 'file_id', sha256: 'sha256' },
};

/** A stored print as a record. */
export const toPrint = ({ id, row, content }: Stored<PrintRow, PrintContent>): PrintRecord => ({
  ...content(),
  id,
  applicationId: row.application_id,
  kind: row.kind,
  isDraft: row.is_draft === 1,
  sha256: row.sha256,
  pages: row.pages,
  revision: row.application_revision,
  madeAt: row.made_at,
});

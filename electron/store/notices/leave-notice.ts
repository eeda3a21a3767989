import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { replaceRow, selectRows } from '../rows/sealed-table.ts';
import { noticeItemTable } from '../tables/case/notice.ts';

/** An application is no longer in its notice, which goes on for the others. Open objections to it stay open. */
export function leaveNotice(write: Write, applicationId: string): void {
  const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
  for (const { id, revision, row } of selectRows(write, noticeItemTable, current)) {
    replaceRow(write, noticeItemTable, { id, revision: revision + 1 }, { ...row, state: 'out' }, null);
  }
}

import { toDay } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import { findRow, type RowReader, selectRows } from '../rows/sealed-table.ts';
import type { StoredApplication } from '../tables/case/application.ts';
import { noticeTable, objectionTable } from '../tables/case/notice.ts';

/**
 * Whether nothing of its public notice holds an application back on the day of `now`. Whether it needed a notice at all is
 * the county's rule, which is asked before. NOTICE_RUNNING, NOTICE_OBJECTION.
 */
export function mayBeSealed(
  reader: Pick<RowReader, 'db' | 'sealer'> & { readonly now: string },
  { id, row }: StoredApplication,
): Result<void> {
  const number = row.number ?? '—';
  const open = sql`WHERE application_id = ${id} AND state = 'open' LIMIT 1`;
  if (selectRows(reader, objectionTable, open).length > 0) return fail('NOTICE_OBJECTION', { id, number });
  if (row.notice_id === null) return ok(undefined);
  const notice = findRow(reader, noticeTable, row.notice_id);
  if (notice === null) throw new Error(`In a notice that is not there: ${id}`);
  const until = toDay(notice.row.to_on);
  return toDay(reader.now.slice(0, 10)) > until ? ok(undefined) : fail('NOTICE_RUNNING', { id, number, until });
}

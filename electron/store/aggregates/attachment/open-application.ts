import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { isClosedForPapers } from '#shared/domain/material/closed-for-papers.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findRow, type RowReader } from '../../rows/sealed-table.ts';
import { applicationTable, statusOf, type StoredApplication } from '../../tables/case/application.ts';

/** An application whose papers may still change. NOT_FOUND, WRONG_STATUS. */
export function openApplication(reader: Pick<RowReader, 'db' | 'sealer'>, id: string): Result<StoredApplication> {
  const stored = findRow(reader, applicationTable, id);
  if (stored === null) return fail('NOT_FOUND');
  const status = statusOf(stored.row);
  return isClosedForPapers(status) ? fail('WRONG_STATUS', { status: STATUS_WORDS[status] }) : ok(stored);
}

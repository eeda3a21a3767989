import type { ErrorCode } from '#shared/errors.ts';
import { type ApplicationStatus, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { findRow, replaceRow, type RowReader } from '../rows/sealed-table.ts';
import { type ApplicationRow, applicationTable, statusOf, type StoredApplication } from '../tables/case/application.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';

/** What a change expects to find. */
export type Target = { readonly id: string; readonly revision: number };

/**
 * The application a change is about, as the caller last saw it. NOT_FOUND, `wrongStatus` with the status in words,
 * STALE_REVISION. The status comes first: it says more than "changed elsewhere".
 */
export function findEditable(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  { id, revision }: Target,
  from: readonly ApplicationStatus[],
  wrongStatus: Extract<ErrorCode, 'NOT_EDITABLE' | 'WRONG_STATUS'>,
): Result<StoredApplication> {
  const stored = findRow(reader, applicationTable, id);
  if (stored === null) return fail('NOT_FOUND');
  const status = statusOf(stored.row);
  if (!from.includes(status)) return fail(wrongStatus, { status: STATUS_WORDS[status] });
  if (stored.revision !== revision) return fail('STALE_REVISION');
  return ok(stored);
}

/** Puts the next revision of an application in place. */
export function replaceApplication(
  write: Write,
  stored: StoredApplication,
  change: Partial<ApplicationRow>,
  form: ApplicationForm = stored.content(),
): void {
  const row: ApplicationRow = { ...stored.row, ...change, updated_at: write.now };
  replaceRow(write, applicationTable, { id: stored.id, revision: stored.revision + 1 }, row, form);
}

import { fail, ok, type Result } from '#shared/result.ts';
import type { StandingPerson } from '../aggregates/case/application-store.ts';
import { findEditable, type Target } from '../applications/editable.ts';
import { takeBack } from '../applications/reopen.ts';
import { keepComments } from '../applications/review/review-comments.ts';
import { sql } from '../db/sql.ts';
import type { ReviewCommentInput } from '../records/review-comment-record.ts';
import { findRow, replaceRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { batchItemTable, batchTable } from '../tables/case/batch.ts';
import { countyCaseTable } from '../tables/county/county-case.ts';

const COUNTY = '县级';

/**
 * Sealed and returned by the county → draft again, under the same number: what is sealed next is a later revision that
 * replaces the returned one. The sealed file and what the county said stay as they are. `comments` are what the county
 * wants looked at, field by field. NOT_FOUND, WRONG_STATUS, STALE_REVISION, NOT_RETURNED.
 */
export function correctReturned(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  standing: StandingPerson | null,
  comments: readonly ReviewCommentInput[],
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['sealed'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const [item] = selectRows(
      write,
      batchItemTable,
      sql`WHERE application_id = ${target.id} ORDER BY application_revision DESC LIMIT 1`,
    );
    const sentRevision = item?.row.application_revision ?? 0;
    const [said] = selectRows(
      write,
      countyCaseTable,
      sql`WHERE application_id = ${target.id} AND application_revision = ${sentRevision}`,
    );
    if (item === undefined || said?.row.decision !== 'returned') return fail('NOT_RETURNED');
    const seq = findRow(write, batchTable, item.row.batch_id)?.row.seq ?? 0;
    takeBack(write, env.newId, found.value, standing);
    const draft = findRow(write, applicationTable, target.id);
    if (draft === null) throw new Error(`Just written, but not there: ${target.id}`);
    replaceRow(write, applicationTable, draft, { ...draft.row, batch_id: null }, draft.content());
    keepComments(
      write,
      env.newId,
      target,
      comments,
      said.content().decidedBy === '' ? COUNTY : `${COUNTY} ${said.content().decidedBy}`,
    );
    write.record(
      'application.correctReturned',
      target.id,
      `更正县级退回的第 ${seq} 批第 ${sentRevision} 版：${said.content().reason}`,
    );
    return ok(target.id);
  });
}

import { ok, type Result } from '#shared/result.ts';
import { sql } from '../../../db/sql.ts';
import { dismissObjection, objectTo, upholdObjection } from '../../../notices/objections.ts';
import { startNotice, undoNotice } from '../../../notices/start-notice.ts';
import type { NoticeRecord, ObjectionRecord } from '../../../records/notice-record.ts';
import { findRow, selectRows, type Stored } from '../../../rows/sealed-table.ts';
import type { StoreContext } from '../../../store-context.ts';
import {
  type NoticeContent,
  noticeItemTable,
  type NoticeRow,
  noticeTable,
  objectionTable,
  toNotice,
  toObjection,
} from '../../../tables/case/notice.ts';
import type { NoticeStore } from './notice-store.ts';
import { stagesOf } from './stages-of.ts';

/** Public notices. A damaged row stops the answer: what is left out of a notice would be sealed without one. */
export function noticeStore(context: StoreContext): NoticeStore {
  const recordOf = (stored: Stored<NoticeRow, NoticeContent>): NoticeRecord =>
    toNotice(stored, selectRows(context, noticeItemTable, sql`WHERE notice_id = ${stored.id} ORDER BY position`));
  const get = (id: string): NoticeRecord | null => {
    const stored = findRow(context, noticeTable, id);
    return stored === null ? null : recordOf(stored);
  };
  const objection = (id: string): ObjectionRecord | null => {
    const stored = findRow(context, objectionTable, id);
    return stored === null ? null : toObjection(stored);
  };
  const answer = <T>(changed: Result<string>, read: (id: string) => T | null): Result<T> => {
    if (!changed.ok) return changed;
    const record = read(changed.value);
    if (record === null) throw new Error(`Just written, but not there: ${changed.value}`);
    return ok(record);
  };
  return {
    list: () => selectRows(context, noticeTable, sql`ORDER BY begun_at DESC, number DESC`).map(recordOf),
    get,
    of: (applicationId) => {
      const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
      const [item] = selectRows(context, noticeItemTable, current);
      return item === undefined ? null : get(item.row.notice_id);
    },
    stagesOf: (applicationIds, today) => stagesOf(context, applicationIds, today),
    objectionsTo: (applicationId) =>
      selectRows(context, objectionTable, sql`WHERE application_id = ${applicationId} ORDER BY recorded_at, id`).map(
        toObjection,
      ),
    objection,
    start: (actor, notice) => answer(startNotice(context, actor, notice), get),
    undo: (actor, id, reason) => answer(undoNotice(context, actor, id, reason), get),
    object: (actor, id, revision, said) => answer(objectTo(context, actor, { id, revision }, said), objection),
    dismiss: (actor, id, reason, permit) =>
      answer(dismissObjection(context, actor, id, { reason, permit }), () => objection(id)),
    uphold: (actor, id, reason, permit, standing) => {
      const changed = upholdObjection(context, actor, id, { reason, permit }, standing);
      if (changed.ok) context.writer.checkpoint();
      return answer(changed, () => objection(id));
    },
  };
}

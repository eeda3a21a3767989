import { yearOf } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findEditable } from '../applications/editable.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { takeNumber } from '../numbers/running-number.ts';
import type { NoticeInput } from '../records/notice-record.ts';
import { findRow, insertRow, replaceRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { noticeItemTable, noticeTable, objectionTable } from '../tables/case/notice.ts';

/** The next `<township>-<PC letter>-G-<year>-<three digits>`. */
function giveNumber(write: Write, { pcName, from }: NoticeInput): string {
  const year = yearOf(from);
  const prefix = `${pcName}-G-${year}`;
  return `${prefix}-${String(takeNumber(write, 'notice', prefix, year)).padStart(3, '0')}`;
}

/**
 * Reviewed → 公示中 for each application, under one number. The revisions stay: what is shown is what was reviewed.
 * NOT_FOUND, WRONG_STATUS and STALE_REVISION with the number of the application.
 */
export function startNotice({ env, writer }: StoreContext, actor: Actor, input: NoticeInput): Result<string> {
  const { from, to, length, source, isCertain, place, phone, applications } = input;
  if (applications.length === 0) return fail('NOT_FOUND');
  return writer.write(actor, (write) => {
    const id = env.newId();
    const number = giveNumber(write, input);
    const row = { number, state: 'current', from_on: from, to_on: to, begun_at: write.now } as const;
    const content = { length, source, isCertain, place, phone, begunBy: actor.userName, withdrawn: null };
    insertRow(write, noticeTable, { id, revision: 1 }, row, content);
    write.record('notice.start', id, number);
    for (const [position, target] of applications.entries()) {
      const found = findEditable(write, target, ['reviewed'], 'WRONG_STATUS');
      if (!found.ok) {
        const about = findRow(write, applicationTable, target.id)?.row.number ?? '—';
        return fail(found.error.code, { ...found.error.detail, number: about });
      }
      const { revision, row: shown, content: form } = found.value;
      const noticing = { ...shown, notice_id: id, updated_at: write.now };
      replaceRow(write, applicationTable, { id: target.id, revision }, noticing, form());
      const item = { notice_id: id, application_id: target.id, application_revision: revision, position };
      insertRow(write, noticeItemTable, { id: env.newId(), revision: 1 }, { ...item, state: 'current' }, null);
      write.record('application.notice', target.id, `公示 ${number}，${from} 至 ${to}`);
    }
    return ok(id);
  });
}

/**
 * Takes back a notice that was begun by mistake: what is in it is reviewed again. REASON_REQUIRED, NOT_FOUND,
 * NOTICE_USED when it was taken back before, when something of it was sealed or somebody objected.
 */
export function undoNotice(
  { writer }: StoreContext,
  actor: Actor,
  noticeId: string,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const stored = findRow(write, noticeTable, noticeId);
    if (stored === null) return fail('NOT_FOUND');
    const { number, state } = stored.row;
    if (state === 'withdrawn') return fail('NOTICE_USED', { number, why: '已经撤回过' });
    const objections = selectRows(write, objectionTable, sql`WHERE notice_id = ${noticeId} LIMIT 1`);
    if (objections.length > 0) return fail('NOTICE_USED', { number, why: '已收到异议' });
    const ofNotice = sql`WHERE notice_id = ${noticeId} AND state = 'current' ORDER BY position`;
    const items = selectRows(write, noticeItemTable, ofNotice);
    const withdrawn = { at: write.now, by: actor.userName, reason };
    const content = { ...stored.content(), withdrawn };
    const next = { id: noticeId, revision: stored.revision + 1 };
    replaceRow(write, noticeTable, next, { ...stored.row, state: 'withdrawn' }, content);
    write.record('notice.undo', noticeId, `${number}。${reason}`);
    for (const { id, revision, row } of items) {
      const application = findRow(write, applicationTable, row.application_id);
      if (application === null) throw new Error(`A notice of no application: ${row.application_id}`);
      if (application.row.status === 'sealed') return fail('NOTICE_USED', { number, why: '其中有申请已经封批' });
      replaceRow(write, noticeItemTable, { id, revision: revision + 1 }, { ...row, state: 'out' }, null);
      const reviewed = { ...application.row, notice_id: null, updated_at: write.now };
      const key = { id: application.id, revision: application.revision };
      replaceRow(write, applicationTable, key, reviewed, application.content());
      write.record('application.undoNotice', application.id, `公示 ${number}。${reason}`);
    }
    return ok(noticeId);
  });
}

import { ok, type Result } from '#shared/result.ts';
import { acceptApplication } from '../../applications/accept.ts';
import { createDraft, discardDraft, restoreDraft, saveDraft } from '../../applications/edit-draft.ts';
import {
  confirmRefusal,
  declineRefusal,
  proposeRefusal,
  withdrawApplication,
} from '../../applications/outcome/close.ts';
import { resumeCompleted, sendForCompletion } from '../../applications/outcome/correct.ts';
import { currentOutcome } from '../../applications/outcome/keep-outcome.ts';
import { reopenApplication } from '../../applications/reopen.ts';
import { resettleApplication } from '../../applications/resettle.ts';
import { formAt } from '../../applications/form-at.ts';
import { reviewApplication, takeBackReview } from '../../applications/review/review.ts';
import { settleApplication } from '../../applications/settle.ts';
import { readEntries } from '../../audit/audit-chain.ts';
import { sql } from '../../db/sql.ts';
import type { ApplicationRecord } from '../../records.ts';
import type { StoreContext } from '../../store-context.ts';
import type { ApplicationStore } from './application-store.ts';
import { type ApplicationReader, standingAt } from '../../tables/case/application.ts';
import { toOutcome } from '../../tables/case/outcome.ts';

/** Applications: the changes of `applications/`, each answered with the record as it then stands. */
export function applicationStore(context: StoreContext, reader: ApplicationReader): ApplicationStore {
  const { db, sealer, vault, writer } = context;
  const recordOf = (id: string): ApplicationRecord => {
    const record = reader.get(id);
    if (record === null) throw new Error(`Just written, but not there: ${id}`);
    return record;
  };
  const answer = (changed: Result<string>): Result<ApplicationRecord> =>
    changed.ok ? ok(recordOf(changed.value)) : changed;
  /** For changes of money: a damaged WAL can then cost no more than what came after. */
  const answerSettled = (changed: Result<string>): Result<ApplicationRecord> => {
    if (changed.ok) writer.checkpoint();
    return answer(changed);
  };
  return {
    list: reader.list,
    standing: reader.standing,
    count: (status) =>
      Number(db.get(sql`SELECT count(*) AS count FROM application WHERE ${standingAt(status)}`)?.['count'] ?? 0),
    get: reader.get,
    create: (actor, form) => {
      const created = createDraft(context, actor, form);
      if (!created.ok) throw new Error(`A new draft was refused: ${created.error.code}`);
      return recordOf(created.value);
    },
    saveDraft: (actor, id, revision, form) => saveDraft(context, actor, { id, revision }, form),
    discard: (actor, id, revision) => answer(discardDraft(context, actor, { id, revision })),
    restore: (actor, id, revision) => answer(restoreDraft(context, actor, { id, revision })),
    accept: (actor, id, revision, content) => answer(acceptApplication(context, actor, { id, revision }, content)),
    settle: (actor, id, revision, content) =>
      answerSettled(settleApplication(context, actor, { id, revision }, content)),
    resettle: (actor, id, revision, content, reason) =>
      answerSettled(resettleApplication(context, actor, { id, revision }, content, reason)),
    review: (actor, id, revision, permit) => answerSettled(reviewApplication(context, actor, { id, revision }, permit)),
    reopen: (actor, id, revision, reason, standing) =>
      answerSettled(reopenApplication(context, actor, { id, revision }, reason, standing)),
    sendBack: (actor, id, revision, reason, standing, comments = []) =>
      answerSettled(
        reopenApplication(context, actor, { id, revision }, reason, standing, {
          action: 'application.return',
          comments,
        }),
      ),
    takeBackReview: (actor, id, revision, reason) =>
      answerSettled(takeBackReview(context, actor, { id, revision }, reason)),
    formAt: (id, revision) => formAt(context, id, revision),
    correct: (actor, id, revision, missing) => answer(sendForCompletion(context, actor, { id, revision }, missing)),
    resume: (actor, id, revision) => answer(resumeCompleted(context, actor, { id, revision })),
    withdraw: (actor, id, revision, reason, standing) =>
      answerSettled(withdrawApplication(context, actor, { id, revision }, reason, standing)),
    refuse: (actor, id, revision, failed) => answer(proposeRefusal(context, actor, { id, revision }, failed)),
    confirmRefusal: (actor, id, revision, permit, standing) =>
      answerSettled(confirmRefusal(context, actor, { id, revision }, permit, standing)),
    declineRefusal: (actor, id, revision, reason) => answer(declineRefusal(context, actor, { id, revision }, reason)),
    outcome: (id) => {
      const stored = currentOutcome(context, id);
      return stored === null ? null : toOutcome(stored);
    },
    history: (id) =>
      // Who looked at it stands in the audit log; the history tells what happened to it.
      readEntries(db, sealer, vault, id)
        .filter(({ action }) => !action.endsWith('.read'))
        .map(({ at, userName, action, reason }) => ({ at, who: userName, what: action, reason })),
  };
}

import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { ok, type Result } from '#shared/result.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import { insertRow } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { findEditable, replaceApplication, type Target } from './editable.ts';

/** A new draft; gives its id. */
export function createDraft({ env, writer }: StoreContext, actor: Actor, form: ApplicationForm): Result<string> {
  const id = env.newId();
  return writer.write(actor, (write) => {
    const row = {
      number: null,
      status: 'draft',
      person_id: null,
      accepted_on: null,
      batch_id: null,
      review_id: null,
      notice_id: null,
      payable: null,
      standing: null,
      pauses: null,
      created_at: write.now,
      updated_at: write.now,
    } as const;
    insertRow(write, applicationTable, { id, revision: 1 }, row, form);
    write.record('application.create', id);
    return ok(id);
  });
}

/** Keeps a draft as typed, over its own row: only from acceptance on is each revision kept. */
export function saveDraft(
  { writer }: StoreContext,
  actor: Actor,
  target: Target,
  form: ApplicationForm,
): Result<{ readonly revision: number; readonly savedAt: string }> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['draft'], 'NOT_EDITABLE');
    if (!found.ok) return found;
    replaceApplication(write, found.value, {}, form);
    write.recordEdit(target.id);
    return ok({ revision: target.revision + 1, savedAt: write.now });
  });
}

function changeStatus(
  { writer }: StoreContext,
  actor: Actor,
  target: Target,
  from: 'draft' | 'discarded',
  to: 'draft' | 'discarded',
  action: AuditAction,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, [from], 'WRONG_STATUS');
    if (!found.ok) return found;
    replaceApplication(write, found.value, { status: to });
    write.record(action, target.id);
    return ok(target.id);
  });
}

/** Draft → discarded. */
export const discardDraft = (context: StoreContext, actor: Actor, target: Target): Result<string> =>
  changeStatus(context, actor, target, 'draft', 'discarded', 'application.discard');

/** Discarded → draft. */
export const restoreDraft = (context: StoreContext, actor: Actor, target: Target): Result<string> =>
  changeStatus(context, actor, target, 'discarded', 'draft', 'application.restore');

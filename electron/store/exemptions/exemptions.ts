import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findEditable, type Target } from '../applications/editable.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import type { SinglePersonPermit } from '../records.ts';
import type { ExemptionInput, ExemptionRecord } from '../records/exemption-record.ts';
import { findRow, insertRow, replaceRow, selectRows, type Stored } from '../rows/sealed-table.ts';
import { isSameUser } from '../same-user.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { type ExemptionContent, type ExemptionRow, exemptionTable } from '../tables/exemption.ts';

const words = ({ fact }: Pick<ExemptionRow, 'fact'>): string => EXEMPT_FACT_WORDS[fact];

/**
 * Asks to set a condition of an accepted application aside. It counts once a second person has signed. REASON_REQUIRED,
 * EXEMPTION_ASKED when it was asked before, NOT_FOUND, WRONG_STATUS, STALE_REVISION.
 */
export function askExemption(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  { visit, fact, found, ...typed }: ExemptionInput,
): Result<string> {
  const [reason, evidence] = [typed.reason.trim(), typed.evidence.trim()];
  if (reason === '' || evidence === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const application = findEditable(write, target, ['accepted'], 'WRONG_STATUS');
    if (!application.ok) return application;
    const same = sql`WHERE application_id = ${target.id} AND visit_key = ${visit} AND fact = ${fact}
      AND state IN ('asked', 'signed')`;
    if (selectRows(write, exemptionTable, same).length > 0) return fail('EXEMPTION_ASKED');
    const id = env.newId();
    const row: ExemptionRow = {
      application_id: target.id,
      application_revision: target.revision,
      visit_key: visit,
      fact,
      state: 'asked',
      asked_at: write.now,
    };
    const who = { askedBy: actor.userName, askedById: actor.userId };
    insertRow(write, exemptionTable, { id, revision: 1 }, row, { found, reason, evidence, ...who, decided: null });
    write.record('application.askExemption', target.id, `${words(row)}：${reason}（${evidence}）`);
    return ok(id);
  });
}

/** One of an application that is still accepted. NOT_FOUND, WRONG_STATUS, EXEMPTION_DECIDED. */
function findOpen(
  write: Write,
  id: string,
  from: readonly ExemptionRecord['state'][],
): Result<Stored<ExemptionRow, ExemptionContent>> {
  const stored = findRow(write, exemptionTable, id);
  if (stored === null) return fail('NOT_FOUND');
  if (!from.includes(stored.row.state)) return fail('EXEMPTION_DECIDED');
  const application = findRow(write, applicationTable, stored.row.application_id);
  if (application === null) return fail('NOT_FOUND');
  const { revision } = application;
  const found = findEditable(write, { id: application.id, revision }, ['accepted'], 'WRONG_STATUS');
  return found.ok ? ok(stored) : found;
}

function decide(
  write: Write,
  { id, revision, row, content }: Stored<ExemptionRow, ExemptionContent>,
  state: ExemptionRecord['state'],
  said: { readonly reason: string; readonly permit: SinglePersonPermit | null },
): void {
  const { userName: by, userId: byId } = write.actor;
  const decided = { ...said, at: write.now, by, byId };
  replaceRow(write, exemptionTable, { id, revision: revision + 1 }, { ...row, state }, { ...content(), decided });
}

/**
 * The second person signs: from now on the condition counts as met. Whoever asked may not, but under the county's permit.
 * NOT_FOUND, EXEMPTION_DECIDED, WRONG_STATUS, FOUR_EYES_EXEMPTION.
 */
export function signExemption(
  { writer }: StoreContext,
  actor: Actor,
  id: string,
  permit: SinglePersonPermit | null,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findOpen(write, id, ['asked']);
    if (!found.ok) return found;
    const stored = found.value;
    const { askedBy, askedById } = stored.content();
    const isOwn = isSameUser(askedById, askedBy, actor);
    if (isOwn && permit === null) return fail('FOUR_EYES_EXEMPTION');
    decide(write, stored, 'signed', { reason: '', permit: isOwn ? permit : null });
    const how = isOwn && permit !== null ? `（同一人，县级授权 ${permit.permitNo}）` : '';
    write.record('application.signExemption', stored.row.application_id, `${words(stored.row)}${how}`);
    return ok(id);
  });
}

/** The second person does not agree. REASON_REQUIRED, NOT_FOUND, EXEMPTION_DECIDED, WRONG_STATUS. */
export function declineExemption(
  { writer }: StoreContext,
  actor: Actor,
  id: string,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findOpen(write, id, ['asked']);
    if (!found.ok) return found;
    decide(write, found.value, 'declined', { reason, permit: null });
    const { row } = found.value;
    write.record('application.declineExemption', row.application_id, `${words(row)}：${reason}`);
    return ok(id);
  });
}

/** Whoever takes the case down no longer wants it, signed or not. REASON_REQUIRED, NOT_FOUND, EXEMPTION_DECIDED, WRONG_STATUS. */
export function withdrawExemption(
  { writer }: StoreContext,
  actor: Actor,
  id: string,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findOpen(write, id, ['asked', 'signed']);
    if (!found.ok) return found;
    decide(write, found.value, 'withdrawn', { reason, permit: null });
    const { row } = found.value;
    write.record('application.withdrawExemption', row.application_id, `${words(row)}：${reason}`);
    return ok(id);
  });
}

import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { replaceRow, selectRows } from '../rows/sealed-table.ts';
import type { ReviewCommentInput } from '../records/review-comment-record.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import type { StandingPerson } from '../aggregates/case/application-store.ts';
import { endExemptions } from '../exemptions/end-exemptions.ts';
import { leaveNotice } from '../notices/leave-notice.ts';
import { applicationTable, type StoredApplication } from '../tables/case/application.ts';
import { billTable } from '../tables/case/bill.ts';
import { ledgerTable } from '../tables/case/ledger-entry.ts';
import { settlementTable } from '../tables/case/settlement.ts';
import { keepOld } from '../tables/superseded.ts';
import { visitTable } from '../tables/case/visit.ts';
import { findEditable, replaceApplication, type Target } from './editable.ts';
import { runningAgain } from './outcome/correct.ts';
import { endOutcome } from './outcome/keep-outcome.ts';
import { keepComments } from './review/review-comments.ts';
import { restorePerson } from './person/restore-person.ts';
import { withdrawReview } from './review/review.ts';
import { addLedgerEntry } from './settle.ts';

/** What can be taken back by whom: by the clerk, or by the reviewer, who may say at single fields what is wrong. */
const FROM = {
  'application.reopen': ['accepted', 'correcting', 'settled', 'reviewed', 'noticing'],
  'application.return': ['settled', 'reviewed', 'noticing'],
} as const;
type By =
  | { readonly action: 'application.reopen' }
  | { readonly action: 'application.return'; readonly comments: readonly ReviewCommentInput[] };

/**
 * Accepted, 待补正, settled, reviewed or in a notice → draft, by whoever made it or by the reviewer (`by`). The bills are free again, the ledger gets the exact negative of each entry once, what
 * the application said of the person no longer counts, the number stays. REASON_REQUIRED, NOT_FOUND, WRONG_STATUS,
 * STALE_REVISION.
 */
export function reopenApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  typedReason: string,
  standing: StandingPerson | null,
  by: By = { action: 'application.reopen' },
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, FROM[by.action], 'WRONG_STATUS');
    if (!found.ok) return found;
    takeBack(write, env.newId, found.value, standing);
    if (by.action === 'application.return') keepComments(write, env.newId, target, by.comments);
    write.record(by.action, target.id, reason);
    return ok(target.id);
  });
}

/** Makes a draft of what was accepted; the caller writes the entry. */
export function takeBack(
  write: Write,
  newId: () => string,
  stored: StoredApplication,
  standing: StandingPerson | null,
): void {
  const { id, row } = stored;
  keepOld(write, newId, applicationTable, stored);
  const pauses = runningAgain(row, write.now);
  const nothing = { standing: null, payable: null, review_id: null, notice_id: null, batch_id: null };
  replaceApplication(write, stored, { ...nothing, status: 'draft', pauses });
  withdrawContent(write, id);
  withdrawReview(write, id);
  leaveNotice(write, id);
  endExemptions(write, id, '退回草稿');
  endOutcome(write, id);
  restorePerson(write, newId, row.person_id, standing);
  reverseLedger(write, newId, id);
}

/** Visits, bills and the settlement stay as they are, marked as withdrawn. */
export function withdrawContent(write: Write, applicationId: string): void {
  const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
  const claimed = sql`WHERE application_id = ${applicationId} AND state = 'claimed'`;
  for (const { id, revision, row, content } of selectRows(write, visitTable, current)) {
    replaceRow(write, visitTable, { id, revision: revision + 1 }, { ...row, state: 'withdrawn' }, content());
  }
  for (const { id, revision, row, content } of selectRows(write, billTable, claimed)) {
    replaceRow(write, billTable, { id, revision: revision + 1 }, { ...row, state: 'withdrawn' }, content());
  }
  withdrawSettlement(write, applicationId);
}

/** The settlement stays as it is, marked as withdrawn. */
export function withdrawSettlement(write: Write, applicationId: string): void {
  const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
  for (const { id, revision, row, content } of selectRows(write, settlementTable, current)) {
    replaceRow(write, settlementTable, { id, revision: revision + 1 }, { ...row, state: 'withdrawn' }, content());
  }
}

/** The exact negative of each entry that is not reversed yet. */
export function reverseLedger(write: Write, newId: () => string, applicationId: string): void {
  const entries = selectRows(write, ledgerTable, sql`WHERE application_id = ${applicationId} ORDER BY position`);
  const reversed = new Set(entries.map(({ row }) => row.reverses));
  for (const { id, row, content } of entries) {
    if (row.kind === 'reversal' || reversed.has(id)) continue;
    const { position: _position, at: _at, ...entry } = row;
    addLedgerEntry(
      write,
      newId(),
      { ...entry, kind: 'reversal', amount: -row.amount, reverses: id },
      content().fundName,
    );
  }
}

import { ok, type Result } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import type { SinglePersonPermit } from '../records.ts';
import type { ExemptionInput, ExemptionRecord } from '../records/exemption-record.ts';
import { findRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { exemptionTable, toExemption } from '../tables/exemption.ts';
import { askExemption, declineExemption, signExemption, withdrawExemption } from './exemptions.ts';

/** Conditions that two people set aside for an application. Each change is one transaction with its entry. */
export type ExemptionStore = {
  /** Every one of an application, oldest first. */
  readonly of: (applicationId: string) => readonly ExemptionRecord[];
  /** Those in force. */
  readonly signedOf: (applicationId: string) => readonly ExemptionRecord[];
  /** Those that wait for a second person, the longest waiting first. */
  readonly asked: () => readonly ExemptionRecord[];
  readonly ask: (
    actor: Actor,
    applicationId: string,
    revision: number,
    exemption: ExemptionInput,
  ) => Result<ExemptionRecord>;
  readonly sign: (actor: Actor, id: string, permit: SinglePersonPermit | null) => Result<ExemptionRecord>;
  readonly decline: (actor: Actor, id: string, reason: string) => Result<ExemptionRecord>;
  readonly withdraw: (actor: Actor, id: string, reason: string) => Result<ExemptionRecord>;
};

/** A damaged row stops the answer: a condition would fail, or count as met, for want of it. */
export function exemptionStore(context: StoreContext): ExemptionStore {
  const answer = (changed: Result<string>): Result<ExemptionRecord> => {
    if (!changed.ok) return changed;
    const stored = findRow(context, exemptionTable, changed.value);
    if (stored === null) throw new Error(`Just written, but not there: ${changed.value}`);
    return ok(toExemption(stored));
  };
  const of: ExemptionStore['of'] = (applicationId) =>
    selectRows(context, exemptionTable, sql`WHERE application_id = ${applicationId} ORDER BY asked_at, id`).map(
      toExemption,
    );
  return {
    of,
    signedOf: (applicationId) => of(applicationId).filter(({ state }) => state === 'signed'),
    asked: () => selectRows(context, exemptionTable, sql`WHERE state = 'asked' ORDER BY asked_at, id`).map(toExemption),
    ask: (actor, id, revision, input) => answer(askExemption(context, actor, { id, revision }, input)),
    sign: (actor, id, permit) => answer(signExemption(context, actor, id, permit)),
    decline: (actor, id, reason) => answer(declineExemption(context, actor, id, reason)),
    withdraw: (actor, id, reason) => answer(withdrawExemption(context, actor, id, reason)),
  };
}

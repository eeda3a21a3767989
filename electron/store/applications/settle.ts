import { ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import type { LedgerInput, SettlementInput } from '../records.ts';
import { insertRow } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { type LedgerRow, ledgerTable } from '../tables/case/ledger-entry.ts';
import { settlementTable } from '../tables/case/settlement.ts';
import { keepOld } from '../tables/superseded.ts';
import { findEditable, replaceApplication, type Target } from './editable.ts';

export type SettleContent = { readonly settlement: SettlementInput; readonly ledger: readonly LedgerInput[] };

/** Accepted → settled: freezes the settlement under the new revision, writes the ledger. NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
export function settleApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  { settlement, ledger }: SettleContent,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['accepted'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const personId = found.value.row.person_id;
    if (personId === null) throw new Error(`Accepted without a person: ${target.id}`);
    keepOld(write, env.newId, applicationTable, found.value);
    replaceApplication(write, found.value, { status: 'settled', payable: settlement.payable });
    keepSettlement(write, env.newId(), target, settlement);
    enterLedger(write, env.newId, { person_id: personId, application_id: target.id }, ledger);
    write.record('application.settle', target.id);
    return ok(target.id);
  });
}

/** Writes what a settlement gives into the ledger. */
export function enterLedger(
  write: Write,
  newId: () => string,
  belongs: Pick<LedgerRow, 'person_id' | 'application_id'>,
  ledger: readonly LedgerInput[],
): void {
  for (const { fundName, ...entry } of ledger) {
    addLedgerEntry(write, newId(), { ...entry, ...belongs, reverses: null }, fundName);
  }
}

/** Freezes a settlement under the revision after the target's. */
export function keepSettlement(
  write: Write,
  id: string,
  { id: applicationId, revision }: Target,
  settlement: SettlementInput,
): void {
  const { inputs, view, eligibility, result, packId, packHash, engine, payable } = settlement;
  const row = {
    application_id: applicationId,
    application_revision: revision + 1,
    state: 'current',
    pack_id: packId,
    pack_hash: packHash,
    engine,
    payable,
    settled_at: write.now,
  } as const;
  insertRow(write, settlementTable, { id, revision: 1 }, row, {
    inputs,
    view,
    eligibility,
    result,
    settledBy: write.actor.userName,
    settledById: write.actor.userId,
  });
}

/** Appends one line to the ledger. */
export function addLedgerEntry(
  write: Write,
  id: string,
  entry: Omit<LedgerRow, 'position' | 'at'>,
  fundName: string,
): void {
  const last = write.db.get(sql`SELECT max(position) AS last FROM ledger_entry`)?.['last'];
  const row: LedgerRow = { ...entry, position: Number(last ?? 0) + 1, at: write.now };
  insertRow(write, ledgerTable, { id, revision: 1 }, row, { fundName, who: write.actor.userName });
}

import { ok } from '#shared/result.ts';
import { checkChain, hashAt, readEntries } from '../audit/audit-chain.ts';
import { findWrongRow } from '../audit/check-rows.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';

/** The audit chain. */
export function auditStore(context: StoreContext): Store['audit'] {
  const { db, sealer, vault, writer } = context;
  return {
    head: () => writer.head(),
    hashAt: (seq) => hashAt(db, seq),
    entries: (applicationId) => readEntries(db, sealer, vault, applicationId),
    note: (actor, action, reason) => {
      writer.write(actor, (write) => {
        write.record(action, null, reason);
        return ok(undefined);
      });
    },
    verify: () => {
      const chain = checkChain(db, vault);
      if (!chain.ok) return chain;
      const seq = findWrongRow(context, chain.entries);
      return seq === null ? { ok: true } : { ok: false, seq };
    },
  };
}

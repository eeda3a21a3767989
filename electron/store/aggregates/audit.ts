import { ok } from '#shared/result.ts';
import { hashAt, readEntries } from '../audit/audit-chain.ts';
import { checkBooks } from '../audit/check-rows.ts';
import { proofFile } from '../audit/proven-prefix.ts';
import { countAudit, readAuditPage } from '../audit/read-audit.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';

/** The audit chain. */
export function auditStore(context: StoreContext): Store['audit'] {
  const { db, env, sealer, vault, writer } = context;
  const check = () => checkBooks(context, vault, proofFile(env.dataDir, sealer));
  return {
    head: () => writer.head(),
    hashAt: (seq) => hashAt(db, seq),
    entries: (applicationId) => readEntries(db, sealer, vault, applicationId),
    page: (filter, before, most) => readAuditPage(db, sealer, vault, filter, { before, most }),
    count: (filter) => countAudit(db, filter),
    note: (actor, action, reason, ref) => {
      writer.write(actor, (write) => {
        write.record(action, ref ?? null, reason);
        return ok(undefined);
      });
    },
    check,
    verify: () => {
      const steps = check();
      for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
    },
  };
}

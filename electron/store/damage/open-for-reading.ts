import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '#shared/result.ts';
import { assembleStore } from '../assemble-store.ts';
import { readHead } from '../audit/audit-chain.ts';
import type { AuditCheck } from '../audit/audit-entry.ts';
import { checkBooks } from '../audit/check-rows.ts';
import type { Writer } from '../audit/writer.ts';
import { openDatabase } from '../db/database.ts';
import { migrate, versionOf } from '../db/migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { rowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import type { Store } from '../store.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { makeSideCopy, type SideCopy } from './side-copy.ts';

const refuse = (): never => {
  throw new StoreError('READ_ONLY_MODE');
};

/**
 * Opens damaged or doubtful data for reading alone: a copy beside it, so that nothing of the data itself changes. Every
 * write throws READ_ONLY_MODE; what would only be noted is not. STORE_MISSING, STORE_CORRUPT, STORE_NEWER, DISK_FULL.
 */
export function openForReading(env: StoreEnv, vault: Vault): Result<Store> {
  let side: SideCopy | null = null;
  try {
    side = makeSideCopy(env.dataDir);
    if (!existsSync(side.path)) throw new StoreError('STORE_MISSING');
    return ok(openCopyOf(env, vault, side));
  } catch (cause) {
    side?.remove();
    if (cause instanceof StoreError) return { ok: false, error: cause.error };
    throw cause;
  }
}

function openCopyOf(env: StoreEnv, vault: Vault, { path, remove }: SideCopy): Store {
  const sealer = rowSealer(vault);
  const db = openDatabase(path, env.sqliteBinding, false);
  try {
    if (versionOf(db) === 0) throw new StoreError('STORE_MISSING');
    // Backups made on the way belong to the copy.
    migrate(db, { ...env, dataDir: dirname(path) }, sealer, MIGRATIONS);
    const writer: Writer = {
      head: () => readHead(db),
      write: refuse,
      look: refuse,
      isInDoubt: () => false,
      checkpoint: () => undefined,
      onWritten: () => undefined,
    };
    const check = () => checkBooks({ db, sealer }, vault);
    const store = assembleStore({ env, vault, sealer, db, writer, onClose: () => undefined });
    return {
      ...store,
      backup: { ...store.backup, make: () => Promise.resolve(fail('READ_ONLY_MODE')) },
      close: () => {
        store.close();
        remove();
      },
      // What a check has proven is remembered in the profile, which must stay as it is: here each one begins anew.
      audit: { ...store.audit, note: () => undefined, check, verify: () => resultOf(check()) },
    };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function resultOf(steps: ReturnType<typeof checkBooks>): AuditCheck {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

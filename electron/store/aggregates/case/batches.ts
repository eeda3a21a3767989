import { fen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findEditable, type Target } from '../../applications/editable.ts';
import { lastBatchSeq } from '../../audit/standing.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import type { BatchInput, BatchRecord, BatchSummary } from '../../records/batch-record.ts';
import { lastRestore } from '../../restore/restores.ts';
import { findRow, insertRow, replaceRow, selectRows, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import type { Store } from '../../store.ts';
import { mayBeSealed } from '../../notices/may-be-sealed.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { type BatchContent, batchItemTable, type BatchRow, batchTable } from '../../tables/case/batch.ts';

/** Sealed batches. They are numbered without gaps and each names the hash of the one before. */
export function batchStore(context: StoreContext): Store['batches'] {
  const { env, writer } = context;
  const newest = () => selectRows(context, batchTable, sql`ORDER BY seq DESC LIMIT 1`)[0] ?? null;
  const nextSeq = (): number => lastBatchSeq(context.db, context.sealer) + 1;
  /** Of the last batch, also when a restore has lost its row: the county's chain of batches must go on from it. */
  const lastHash = (): string | null => {
    const [row, lost] = [newest()?.row, lastRestore(context)];
    return lost !== null && lost.to.batchSeq > (row?.seq ?? 0) ? lost.batchHash : (row?.hash ?? null);
  };

  const toSummary = ({ id, row, content }: Stored<BatchRow, BatchContent>): BatchSummary => ({
    ...content(),
    id,
    seq: row.seq,
    fileName: row.file_name,
    hash: row.hash,
    size: row.size,
    count: row.count,
    total: fen(row.total),
    state: row.state,
    sealedAt: row.sealed_at,
  });

  const toRecord = (stored: Stored<BatchRow, BatchContent>): BatchRecord => ({
    ...toSummary(stored),
    applications: selectRows(context, batchItemTable, sql`WHERE batch_id = ${stored.id} ORDER BY position`).map(
      ({ row }) => ({ id: row.application_id, revision: row.application_revision }),
    ),
  });

  const get = (id: string): BatchRecord | null => {
    const stored = findRow(context, batchTable, id);
    return stored === null ? null : toRecord(stored);
  };

  const answer = (changed: Result<string>): Result<BatchRecord> => {
    if (!changed.ok) return changed;
    const record = get(changed.value);
    if (record === null) throw new Error(`Just written, but not there: ${changed.value}`);
    return ok(record);
  };

  const add = (actor: Actor, batch: BatchInput): Result<BatchRecord> => {
    if (batch.seq !== nextSeq()) throw new Error(`Batch ${batch.seq} is not the next one`);
    const added = writer.write(actor, (write) => {
      const id = env.newId();
      insertBatch(write, id, batch);
      write.record('batch.add', id);
      for (const [position, target] of batch.applications.entries()) {
        const sealed = sealApplication(write, env.newId(), { batchId: id, position }, target);
        if (!sealed.ok) return sealed;
      }
      return ok(id);
    });
    if (added.ok) writer.checkpoint();
    return answer(added);
  };

  const markExported = (actor: Actor, id: string): Result<BatchRecord> =>
    answer(
      writer.write(actor, (write) => {
        const stored = findRow(write, batchTable, id);
        if (stored === null) return fail('NOT_FOUND');
        const row: BatchRow = { ...stored.row, state: 'exported' };
        replaceRow(write, batchTable, { id, revision: stored.revision + 1 }, row, stored.content());
        write.record('batch.export', id);
        return ok(id);
      }),
    );

  return {
    nextSeq,
    lastHash,
    add,
    get,
    list: () => selectRows(context, batchTable, sql`ORDER BY seq DESC`).map(toSummary),
    markExported,
  };
}

function insertBatch(write: Write, id: string, batch: BatchInput): void {
  const { seq, fileName, hash, size, count, total, headerJson } = batch;
  const row = { seq, file_name: fileName, hash, size, count, total, state: 'sealed', sealed_at: write.now } as const;
  insertRow(write, batchTable, { id, revision: 1 }, row, { headerJson, sealedBy: write.actor.userName });
}

type Place = { readonly batchId: string; readonly position: number };

/**
 * Reviewed, or through its public notice → sealed, when it still is the revision that the file holds: while the file was
 * written it may have been reopened, changed, settled and reviewed again. The revision stays. NOT_FOUND, WRONG_STATUS,
 * STALE_REVISION, NOTICE_RUNNING, NOTICE_OBJECTION, each with the number.
 */
function sealApplication(write: Write, itemId: string, { batchId, position }: Place, target: Target): Result<void> {
  const found = findEditable(write, target, ['reviewed', 'noticing'], 'WRONG_STATUS');
  if (!found.ok) {
    const number = findRow(write, applicationTable, target.id)?.row.number ?? '—';
    return fail(found.error.code, { ...found.error.detail, id: target.id, number });
  }
  const free = mayBeSealed(write, found.value);
  if (!free.ok) return free;
  const { id, revision, row, content } = found.value;
  const sealed = { ...row, status: 'sealed', batch_id: batchId, updated_at: write.now } as const;
  replaceRow(write, applicationTable, { id, revision }, sealed, content());
  const item = { batch_id: batchId, position, application_id: id, application_revision: revision };
  insertRow(write, batchItemTable, { id: itemId, revision: 1 }, item, null);
  write.record('application.seal', id);
  return ok(undefined);
}

import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { Store } from '../../../store/store.ts';
import type { Context } from '../../service-context.ts';
import { readLine } from '../../sync/line/county-line.ts';
import { readEnrolment } from '../../sync/line/enrolment.ts';
import { papersMode, setPapersMode } from '../../sync/papers/papers-mode.ts';
import { papersParts, papersRows } from '../../sync/papers/papers-views.ts';
import { openParts } from '../../sync/papers/stick-papers.ts';
import { unlocked } from '../unlocked.ts';

type Names = Extract<keyof Handlers<Context>, `papers/${string}`>;

function batchOf({ batches }: Store, id: string): Result<BatchSummary> {
  const batch = batches.get(id);
  return batch === null ? fail('NOT_FOUND') : ok(batch);
}

export const papersHandlers: Pick<Handlers<Context>, Names> = {
  'papers/list': unlocked(({ open, sync, clock }) => {
    const { progress, papersNote: note } = sync.notes();
    const isOnline = readLine(open.store) !== null && readEnrolment(open) !== null;
    const rows = papersRows(open.store, { progress, note, isOnline, now: clock.now() });
    return ok({ rows: [...rows], mode: papersMode(open.store), note });
  }),
  'papers/parts': unlocked(({ open: { store }, sync }, { batchId }) => {
    const batch = batchOf(store, batchId);
    return batch.ok ? ok({ rows: [...papersParts(store, batch.value, sync.notes().progress)] }) : batch;
  }),
  'papers/send': unlocked(({ open, sync, emit }, { batchId }) => {
    const batch = batchOf(open.store, batchId);
    if (!batch.ok) return batch;
    open.store.papers.setSending(open.actor, batchId, 'now');
    emit('sync/changed', {});
    const begun = sync.now(open);
    return begun.ok ? ok({}) : begun;
  }),
  'papers/hold': unlocked(({ open, sync, emit }, { batchId }) => {
    const batch = batchOf(open.store, batchId);
    if (!batch.ok) return batch;
    open.store.papers.setSending(open.actor, batchId, 'held');
    // What is on its way now makes way.
    sync.sealed();
    emit('sync/changed', {});
    return ok({});
  }),
  'papers/setMode': unlocked(({ open, sync, emit }, { mode }) => {
    setPapersMode(open.store, open.actor, mode);
    sync.sealed();
    emit('sync/changed', {});
    return ok({});
  }),
  'papers/exportSize': unlocked(({ open }, { batchIds }) => {
    const wanted = new Set(batchIds);
    const batches = open.store.batches.list().filter(({ id }) => wanted.has(id));
    if (batches.length !== wanted.size) return fail('NOT_FOUND');
    const parts = openParts(open, wanted);
    const sum = (sizes: readonly { readonly size: number }[]): number => sizes.reduce((all, { size }) => all + size, 0);
    return ok({ batches: sum(batches), papers: sum(parts), parts: parts.length });
  }),
};

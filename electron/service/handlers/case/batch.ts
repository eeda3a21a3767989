import { readFile } from 'node:fs/promises';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import type { Handlers } from '#shared/contract/index.ts';
import type { Day } from '#shared/day.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fen, NO_FEN, sumFen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { Store } from '../../../store/store.ts';
import { sealBatch } from '../../../sync/seal-batch.ts';
import { writeBatchFile } from '../../../sync/write-batch.ts';
import { lostBatchesOf } from '../../backup/unconfirmed-restore.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import type { Context } from '../../service-context.ts';
import { formerPcNamesOf, pcNameOf } from '../../session/station.ts';
import { applicationRow } from '../../application/application-rows.ts';
import { stillHolds } from '../../application/moves/still-holds.ts';
import { heldCases } from '../../batch/held-cases.ts';
import { mergedSinceReview } from '../../batch/merged-since-review.ts';
import { batchFolder, readBatchFile, readyBatchFolder } from '../../batch/batch-folder.ts';
import { batchRecord } from '../../batch/batch-record.ts';
import { hiddenRecords } from '../../batch/hidden-records.ts';
import { readyToSeal } from '../../public-notice/ready-to-seal.ts';
import { sha256Hex } from '../../sha256-hex.ts';
import { type BatchWay, batchWay, NONE, stageOf } from '../../sync/batch-stages.ts';
import { refuseRevoked } from '../../sync/line/revoked.ts';
import { isStillOpen, unlocked, type UserContext } from '../unlocked.ts';

type Names = 'batch/waiting' | 'batch/seal' | 'batch/list' | 'batch/export';

const batchRow = (record: BatchSummary, way: BatchWay): BatchRow => ({
  id: record.id,
  seq: record.seq,
  fileName: record.fileName,
  sealedAt: record.sealedAt,
  sealedBy: record.sealedBy,
  count: record.count,
  total: record.total,
  hash: record.hash,
  size: record.size,
  state: record.state,
  ...stageOf(record, way),
  ...(way.counts.get(record.id) ?? NONE),
});

function reviewedOf(store: Store, ids: readonly string[], today: Day): Result<readonly ApplicationRecord[]> {
  const records: ApplicationRecord[] = [];
  for (const id of new Set(ids)) {
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND', { id });
    const number = record.number ?? '—';
    if (record.status === 'settled') return fail('NOT_REVIEWED', { number });
    if (record.status !== 'reviewed' && record.status !== 'noticing') {
      return fail('WRONG_STATUS', { number, status: STATUS_WORDS[record.status] });
    }
    const ready = readyToSeal(store, record, today);
    if (!ready.ok) return ready;
    records.push(record);
  }
  return ok(records);
}

/**
 * Seals, writes the file and checks what the disk gives back; only then does one transaction record the batch and the
 * new statuses. Dying before it leaves a file nobody knows of (see `readyBatchFolder`) and applications still waiting;
 * dying after it leaves a batch that is whole. So a number never stands for two contents that anybody could have seen.
 */
async function seal(context: UserContext, ids: readonly string[]): Promise<Result<BatchRow>> {
  const { open, clock, env } = context;
  const { store, vault, station } = open;
  if (station.county === null) return fail('NO_COUNTY_KEY');
  const suspect = clockRefusal(store, clock.now());
  if (suspect !== null) return suspect;
  const hidden = hiddenRecords(store, context.session.health());
  if (hidden.length > 0) return fail('RECORDS_HIDDEN', { kinds: hidden.join('、') });
  const revoked = refuseRevoked(context.open);
  if (!revoked.ok) return revoked;
  const lost = lostBatchesOf(store);
  if (lost.length > 0) return fail('RESTORE_UNCHECKED', { batches: lost.join('、') });
  const records = reviewedOf(store, ids, clock.today());
  if (!records.ok) return records;
  for (const record of records.value) {
    const holds = stillHolds(context, record);
    if (!holds.ok) return holds;
  }
  const head = store.audit.head();
  const sealed = sealBatch({
    records: records.value.map((record) => batchRecord(store, record)),
    seq: store.batches.nextSeq(),
    prevHash: store.batches.lastHash(),
    createdAt: clock.now(),
    device: {
      id: vault.deviceId,
      pc: pcNameOf(station),
      formerPcs: formerPcNamesOf(station),
      publicKey: vault.devicePublicKey,
      sign: vault.signAsDevice,
    },
    county: station.county,
    audit: { seq: head.seq, head: head.hash },
    epochSeen: store.county.seen().epoch,
  });
  if (!sealed.ok) return sealed;
  const { bytes, hash, fileName, header } = sealed.value;
  if (!readyBatchFolder(env.dataDir, store.batches)) {
    return fail('FILE_WRITE_FAILED', { why: '批次文件夹不能写入' });
  }
  const written = await writeBatchFile(batchFolder(env.dataDir), fileName, bytes);
  if (!written.ok) return written;
  // Not the store of before the wait: a fault may have had it opened anew.
  const current = context.session.current();
  if (current === null || !isStillOpen(context)) return fail('LOCKED');
  const added = current.store.batches.add(current.actor, {
    seq: header.seq,
    fileName,
    hash,
    size: bytes.length,
    count: header.count,
    total: fen(header.totalFen),
    applications: records.value.map(({ id, revision }) => ({ id, revision })),
    headerJson: canonicalJson(header),
  });
  if (!added.ok) return added;
  context.backups.sealed();
  context.sync.sealed();
  return ok(batchRow(added.value, batchWay(current.store, null)));
}

/** One sealing at a time: two would take the same number. */
let lastSealing: Promise<unknown> = Promise.resolve();

/** Writes the same bytes where the clerk says and reads them back before it says so. */
async function exportBatch(context: UserContext, batchId: string): Promise<Result<{ readonly path: string | null }>> {
  const record = context.open.store.batches.get(batchId);
  if (record === null) return fail('NOT_FOUND');
  const bytes = readBatchFile(context.env.dataDir, record);
  if (bytes === null) return fail('FILE_WRITE_FAILED', { why: '本机保存的批次文件丢失或已改动' });
  const saved = await context.host.saveFile({
    suggestedName: record.fileName,
    filterName: '批次文件',
    extensions: ['aidbatch'],
    bytes,
  });
  if (!saved.ok) return saved;
  if (saved.value === null) return ok({ path: null });
  const { path } = saved.value;
  const readBack = await readFile(path).catch(() => null);
  if (readBack === null || sha256Hex(readBack) !== record.hash) {
    return fail('FILE_WRITE_FAILED', { why: '写好后读回核对不一致' });
  }
  const open = context.session.current();
  if (open === null || !isStillOpen(context)) return fail('LOCKED');
  const marked = open.store.batches.markExported(open.actor, batchId);
  return marked.ok ? ok({ path }) : marked;
}

export const batchHandlers: Pick<Handlers<Context>, Names> = {
  'batch/waiting': unlocked(({ open: { store, station }, clock }) => {
    const today = clock.today();
    const waiting = store.applications
      .standing('reviewed', 'noticing')
      .filter((record) => readyToSeal(store, record, today).ok);
    return ok({
      held: heldCases(store, today),
      now: clock.now(),
      rows: waiting.map(applicationRow),
      total: sumFen(waiting.map(({ payable }) => payable ?? NO_FEN)),
      countyName: station.county?.name ?? null,
      merged: waiting.flatMap((record) => mergedSinceReview(store, record)),
    });
  }),
  'batch/seal': unlocked((context, { applicationIds }) => {
    const turn = lastSealing.then(() => seal(context, applicationIds));
    lastSealing = turn.catch(() => undefined);
    return turn;
  }),
  'batch/list': unlocked(({ open: { store }, sync, clock }) => {
    const { progress } = sync.notes();
    const way = batchWay(store, progress?.what === 'send' ? progress.seq : null);
    return ok({ rows: store.batches.list().map((record) => batchRow(record, way)), now: clock.now() });
  }),
  'batch/export': unlocked((context, { batchId }) => exportBatch(context, batchId)),
};

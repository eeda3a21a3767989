import { statfs } from 'node:fs/promises';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { PapersPartRecord } from '../../../store/records/papers-record.ts';
import { writeBatchFile } from '../../../sync/write-batch.ts';
import type { Open } from '../../session/session-state.ts';
import { listPapers } from './list-papers.ts';
import { makePart } from './make-part.ts';
import { readPartFile } from './papers-folder.ts';
import { isDelivered } from './papers-mode.ts';

const MEGABYTE = 1 << 20;
/** What a stick's own tables and the files' heads may take beside the papers. */
const RESERVE = MEGABYTE;

/** The parts of these batches that the county does not have, in order. */
export function openParts({ store }: Pick<Open, 'store'>, batchIds: ReadonlySet<string>): readonly PapersPartRecord[] {
  const { epoch } = store.county.seen();
  return store.papers.parts().filter((part) => batchIds.has(part.batchId) && !isDelivered(part, epoch));
}

export type StickPapers = {
  readonly dataDir: string;
  readonly folder: string;
  readonly batches: readonly BatchSummary[];
  readonly now: string;
  /** Throws `LineFault` when the session has ended. */
  readonly open: () => Open;
  readonly onProgress: (progress: SyncProgress) => void;
  /** Somebody stops it: it ends after the part it is at. */
  readonly signal?: AbortSignal;
};

/** What an export of papers came to: parts written, and what kept the rest here. */
export type WrittenPapers = { readonly written: number; readonly left: number };

/**
 * Writes the papers of batches into a folder, a part at a time; each is synced, read back and compared before the next. A part that
 * cannot be made stays here and the others go. STICK_FULL before anything is written, STICK_BROKE, STICK_STOPPED.
 */
export async function writePapersToStick(order: StickPapers): Promise<Result<WrittenPapers>> {
  const { folder, batches, now, open, onProgress, signal } = order;
  await listPapers(open, now);
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const parts = openParts(open(), new Set(byId.keys()));
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  if (free === null) return fail('FILE_WRITE_FAILED', { why: '文件夹打不开，U 盘可能已拔出' });
  if (free < total + RESERVE)
    return fail('STICK_FULL', { need: Math.ceil(total / MEGABYTE), free: Math.ceil(free / MEGABYTE) });
  const plans = open().store.papers.plans();
  let [done, written] = [0, 0];
  for (const part of parts) {
    const batch = byId.get(part.batchId);
    if (batch === undefined) continue;
    if (signal?.aborted === true) return fail('STICK_STOPPED', { written });
    onProgress({ what: 'export', seq: batch.seq, done, total });
    const file = await partFile(order, batch, part, plans.get(batch.id)?.parts ?? 0);
    if (file !== null) {
      const put = await writeBatchFile(folder, file.fileName, file.bytes);
      if (!put.ok) {
        const { code, detail } = put.error;
        const why = code === 'BATCH_VERIFY_FAILED' ? '写好后读回核对不一致' : String(detail?.['why'] ?? '');
        return fail('STICK_BROKE', { seq: batch.seq, why });
      }
      markExported(open(), part, file);
      written += 1;
    }
    done += part.size;
  }
  return ok({ written, left: parts.length - written });
}

type PartFile = Pick<PapersPartRecord, 'fileName' | 'lacking'> & {
  readonly bytes: Uint8Array;
  readonly hash: string | null;
};

/** A part as it lies here, or made for the stick alone: it needs no second place on this PC. Null: it cannot be made. */
async function partFile(
  { dataDir, open, now }: StickPapers,
  batch: BatchSummary,
  part: PapersPartRecord,
  parts: number,
): Promise<PartFile | null> {
  const bytes = readPartFile(dataDir, part);
  if (bytes !== null) return { bytes, hash: part.hash, fileName: part.fileName, lacking: part.lacking };
  const made = await makePart(open, batch, { part: part.part, parts }, now);
  if (made.ok) return made.value;
  const { store, actor } = open();
  const code = made.error.code;
  store.papers.change(actor, 'papers.stop', batch.id, part.part, { state: 'stopped', code, why: '' });
  return null;
}

/** What the county has already, and has only to confirm, stays as it is. */
function markExported({ store, actor }: Open, part: PapersPartRecord, { hash, fileName, lacking }: PartFile): void {
  const { epoch } = store.county.seen();
  const isSent = part.state === 'sent' && part.epoch >= epoch;
  store.papers.change(actor, 'papers.export', part.batchId, part.part, {
    ...(isSent ? {} : { state: 'exported', epoch }),
    hash,
    fileName,
    lacking,
    code: null,
    why: '',
  });
}

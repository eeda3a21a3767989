import type { PapersPartRow, PapersRow } from '#shared/contract/county/papers.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import type { PapersMode } from '#shared/domain/county/papers-mode.ts';
import { errorText } from '#shared/errors.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { PapersPartRecord, PapersPlanRecord, PaperSource } from '../../../store/records/papers-record.ts';
import type { Store } from '../../../store/store.ts';
import { type BatchWay, batchWay, isReceived } from '../batch-stages.ts';
import { isDelivered, isToSend, papersMode } from './papers-mode.ts';

type Seen = {
  readonly way: BatchWay;
  readonly mode: PapersMode;
  /** What is under way now. */
  readonly progress: SyncProgress | null;
  /** Why the county takes none now. */
  readonly note: string | null;
  /** Whether anything can be sent over a line at all. */
  readonly isOnline: boolean;
  readonly now: string;
};

/** The papers of a batch are listed within moments of its sealing; later only a damaged record keeps them from it. */
const LISTED_BY_MS = 3_600_000;

const sumOf = (parts: readonly PapersPartRecord[], of: (part: PapersPartRecord) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);

/** The papers of every batch, newest first. */
export function papersRows(store: Store, seen: Omit<Seen, 'way' | 'mode'>): readonly PapersRow[] {
  const all: Seen = { ...seen, way: batchWay(store, null), mode: papersMode(store) };
  const plans = store.papers.plans();
  const byBatch = new Map<string, PapersPartRecord[]>();
  for (const part of store.papers.parts()) {
    const known = byBatch.get(part.batchId);
    if (known === undefined) byBatch.set(part.batchId, [part]);
    else known.push(part);
  }
  return store.batches.list().map((batch) => rowOf(batch, plans.get(batch.id), byBatch.get(batch.id) ?? [], all));
}

function rowOf(
  batch: BatchSummary,
  plan: PapersPlanRecord | undefined,
  parts: readonly PapersPartRecord[],
  seen: Seen,
): PapersRow {
  const delivered = parts.filter((part) => isDelivered(part, seen.way.epoch));
  return {
    batchId: batch.id,
    seq: batch.seq,
    parts: parts.length,
    delivered: delivered.length,
    exported: parts.filter(({ state }) => state === 'exported').length,
    size: sumOf(parts, ({ size }) => size),
    deliveredSize: sumOf(delivered, ({ size }) => size),
    lacking: sumOf(parts, ({ lacking }) => lacking),
    ...stageOf(batch, plan, parts, seen),
    wantedBy: plan?.isWanted === true ? plan.wantedBy : null,
  };
}

type Stage = Pick<PapersRow, 'stage' | 'reason'>;

function stageOf(
  batch: BatchSummary,
  plan: PapersPlanRecord | undefined,
  parts: readonly PapersPartRecord[],
  { way, mode, progress, note, isOnline, now }: Seen,
): Stage {
  if (plan === undefined || plan.parts === null) {
    const isLate = Date.parse(now) - Date.parse(batch.sealedAt) > LISTED_BY_MS;
    return { stage: 'unlisted', reason: isLate ? errorText({ code: 'PAPERS_UNLISTED' }) : null };
  }
  if (plan.parts === 0) return { stage: 'none', reason: null };
  const open = parts.filter((part) => !isDelivered(part, way.epoch));
  if (open.length === 0) return { stage: 'delivered', reason: null };
  if (progress?.what === 'papers' && progress.seq === batch.seq) return { stage: 'sending', reason: null };
  const stopped = open.find(({ state }) => state === 'stopped');
  if (stopped !== undefined && open.every(({ state }) => state === 'stopped'))
    return { stage: 'stopped', reason: problemOf(stopped) };
  if (plan.sending === 'held') return { stage: 'held', reason: '您暂停了这一批材料的传送。' };
  if (!isToSend(plan, mode)) return { stage: 'kept', reason: keptReason(plan, mode) };
  if (open.every(({ state }) => state === 'sent' || state === 'stopped'))
    return { stage: 'unsaid', reason: '县里已收到，等它核对后确认。' };
  if (!isReceived(batch.id, way)) return { stage: 'afterBatch', reason: '批次收到回执以后再送材料。' };
  if (!isOnline) return { stage: 'waiting', reason: '没有联网，可以用 U 盘一并导出。' };
  return { stage: 'waiting', reason: note };
}

function keptReason({ sending, isWanted }: PapersPlanRecord, mode: PapersMode): string {
  if (isWanted) return '县里要这一批的材料，但设置为不传。可以点「现在送」，或用 U 盘导出。';
  if (sending === 'asked' && mode === 'auto') return '封批较早，县里要时再送；也可以点「现在送」。';
  return mode === 'never'
    ? '设置为不传材料，可以点「现在送」，或用 U 盘导出。'
    : '设置为县里要时再送；也可以点「现在送」。';
}

const problemOf = ({ code, why }: PapersPartRecord): string | null =>
  code === null ? null : errorText({ code, detail: { why } });

/** The parts of a batch's papers, each with what is in it. */
export function papersParts(
  store: Store,
  batch: BatchSummary,
  progress: SyncProgress | null,
): readonly PapersPartRow[] {
  const { epoch } = store.county.seen();
  const isMoving = progress?.what === 'papers' && progress.seq === batch.seq;
  const parts = store.papers.parts(batch.id);
  // One at a time and in order: what moves is the first that the county has not.
  const moving = isMoving ? parts.find(({ state }) => state === 'waiting')?.part : undefined;
  return parts.map((part) => ({
    part: part.part,
    size: part.size,
    state: stateOf(part, epoch, part.part === moving),
    at: part.changedAt,
    lacking: part.lacking,
    problem: problemOf(part),
    papers: store.papers
      .sources(batch.id, part.part)
      .map(({ paper }) => ({ number: paper.number, words: wordsOf(paper) })),
  }));
}

function stateOf(part: PapersPartRecord, epoch: number, isMoving: boolean): PapersPartRow['state'] {
  if (isMoving) return 'sending';
  switch (part.state) {
    case 'delivered':
      return isDelivered(part, epoch) ? 'delivered' : 'waiting';
    case 'sent':
      return part.epoch >= epoch ? 'unsaid' : 'waiting';
    case 'waiting':
    case 'exported':
    case 'stopped':
      return part.state;
  }
}

const wordsOf = (paper: PaperSource['paper']): string =>
  paper.what === 'printed' ? paper.title : `${paper.label}（扫描件）`;

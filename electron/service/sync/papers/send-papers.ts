import type { SyncProgress } from '#shared/contract/sync.ts';
import { type ErrorCode, errorText } from '#shared/errors.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { PapersPartRecord, PapersPlanRecord } from '../../../store/records/papers-record.ts';
import type { CountyCalls } from '../../../sync/county/county-calls.ts';
import type { CallContext } from '../../../sync/county/county-client.ts';
import type { CountyLine } from '../../../sync/county/county-request.ts';
import { LineFault } from '../../../sync/county/line-fault.ts';
import { writeBatchFile } from '../../../sync/write-batch.ts';
import type { Open } from '../../session/session-state.ts';
import { batchWay, isReceived } from '../batch-stages.ts';
import type { LineMemory } from '../line/line-memory.ts';
import { listPapers } from './list-papers.ts';
import { makePart } from './make-part.ts';
import { readPartFile, readyPapersFolder, tidyPapersFolder } from './papers-folder.ts';
import { isDelivered, isToSend, papersMode } from './papers-mode.ts';

/** So many parts may be at the county without its word that they are safe until it is asked for it; and until no more are sent. */
const SOME_UNSAID = 4;
const MOST_UNSAID = 16;

/** From so many batches for which the county keeps no more, the rest waits for the next round. */
const MOST_FULL = 3;

export type PapersRound = {
  readonly dataDir: string;
  readonly calls: Pick<CountyCalls, 'uploadBatch'> & Required<Pick<CountyCalls, 'fetchPapers'>>;
  readonly line: CountyLine;
  readonly token: string;
  readonly memory: Pick<LineMemory, 'piece' | 'putOff'>;
  readonly elapsedMs: () => number;
  readonly call: CallContext;
  /** Throws `LineFault` when the session has ended. */
  readonly open: () => Open;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onChange: () => void;
  /** Takes in what the county says meanwhile. */
  readonly takeFeeds: () => Promise<void>;
  /** A batch was sealed or asked for: it goes first. */
  readonly mustYield: () => boolean;
};

export type PapersOutcome = {
  /** Parts that the county has and has not said to be safe yet. */
  readonly unsaid: number;
  /** Why the county takes no papers now, or some not yet, in a sentence; nothing that people must do. */
  readonly note: string | null;
};

/**
 * Sends the papers of batches that the county has acknowledged, a part at a time, what the county asked for first. Never stands in the
 * way of a batch: what is about papers alone ends only this. Throws `LineFault` for the line itself.
 */
export async function sendPapers(round: PapersRound): Promise<PapersOutcome> {
  const { dataDir, open, mustYield, takeFeeds } = round;
  const { putOff } = round.memory;
  tidyPapersFolder(dataDir, open().store.papers.parts());
  await listPapers(open, round.call.now());
  let [note, waiting]: [string | null, string | null] = [null, null];
  const tried = new Set<string>();
  const full = new Set<string>();
  while (note === null && full.size < MOST_FULL && !mustYield() && unsaidParts(open()) < MOST_UNSAID) {
    const next = nextPart(open(), tried, full, putOff);
    if (next === null) break;
    tried.add(`${next.batch.id} ${next.part.part}`);
    putOff.delete(next.batch.id);
    note = await sendPart(round, next).catch((thrown: unknown) => {
      if (!isWaiting(thrown)) return takeFault(round, next, thrown);
      // Papers of another batch may go; each try cost an upload, and the other parts of this one would fare no better.
      full.add(next.batch.id);
      putOff.add(next.batch.id);
      waiting = errorText(thrown.error);
      return null;
    });
    round.onChange();
    if (unsaidParts(open()) >= SOME_UNSAID) await takeFeeds();
  }
  if (tried.size > 0) await takeFeeds();
  tidyPapersFolder(dataDir, open().store.papers.parts());
  return { unsaid: unsaidParts(open()), note: note ?? waiting };
}

type Next = { readonly batch: BatchSummary; readonly plan: PapersPlanRecord; readonly part: PapersPartRecord };

const unsaidParts = ({ store }: Open): number => {
  const { epoch } = store.county.seen();
  return store.papers.parts().filter((part) => part.state === 'sent' && part.epoch >= epoch).length;
};

/**
 * The next part to send: of batches the county has, those it or the clerk asked for first, then by number; last those it put off before, the
 * longest ago first, or three of them would hold up all others for ever. None of `full`, for which it keeps no more now. Null: none.
 */
function nextPart(
  { store }: Open,
  tried: ReadonlySet<string>,
  full: ReadonlySet<string>,
  putOff: ReadonlySet<string>,
): Next | null {
  const way = batchWay(store, null);
  const plans = store.papers.plans();
  const mode = papersMode(store);
  const byBatch = new Map<string, PapersPartRecord[]>();
  for (const part of store.papers.parts()) byBatch.set(part.batchId, [...(byBatch.get(part.batchId) ?? []), part]);
  const waiting = store.batches
    .list()
    .toReversed()
    .flatMap((batch): Next[] => {
      const plan = plans.get(batch.id);
      if (
        full.has(batch.id) ||
        plan === undefined ||
        plan.parts === null ||
        !isToSend(plan, mode) ||
        !isReceived(batch.id, way)
      )
        return [];
      const part = (byBatch.get(batch.id) ?? []).find(
        (each) => each.state !== 'stopped' && !isDelivered(each, way.epoch) && !tried.has(`${batch.id} ${each.part}`),
      );
      return part === undefined ? [] : [{ batch, plan, part }];
    });
  const isUrgent = ({ plan }: Next): boolean => plan.isWanted || plan.sending === 'now';
  const others = waiting.filter(({ batch }) => !putOff.has(batch.id));
  const longestAgo = [...putOff].flatMap((id) => waiting.filter(({ batch }) => batch.id === id));
  return others.find(isUrgent) ?? others[0] ?? longestAgo[0] ?? null;
}

/** Sends a part, or asks what became of it. Null: go on with the next; otherwise why the county takes none now. */
async function sendPart(round: PapersRound, { batch, plan, part }: Next): Promise<string | null> {
  const { calls, line, token, call, open } = round;
  const { seq } = batch;
  const { epoch } = open().store.county.seen();
  let hash = part.hash;
  if (part.state !== 'sent' || part.epoch < epoch || hash === null) {
    const file = await readyFile(round, { batch, plan, part });
    if (file === null) return null;
    ({ hash } = file);
    await upload(round, batch, file);
    keep(open(), 'papers.send', part, { state: 'sent', epoch, code: null, why: '' });
  }
  await calls.fetchPapers(line, token, { seq, hash }, call);
  return null;
}

type PartFile = { readonly bytes: Uint8Array; readonly hash: string };

/** The file of a part: as it was made before, or made now. Null: it cannot be made, and why stands with it. */
async function readyFile(round: PapersRound, { batch, plan, part }: Next): Promise<PartFile | null> {
  const { dataDir, open, call } = round;
  const known = readPartFile(dataDir, part);
  if (known !== null && part.hash !== null) return { bytes: known, hash: part.hash };
  const made = await makePart(open, batch, { part: part.part, parts: plan.parts ?? 0 }, call.now());
  if (!made.ok) {
    keep(open(), 'papers.stop', part, { state: 'stopped', code: made.error.code, why: '' });
    return null;
  }
  const { bytes, hash, fileName, lacking } = made.value;
  const folder = readyPapersFolder(dataDir);
  if (folder === null) throw new LineFault('PAPERS_NO_ROOM', { why: '材料文件夹不能写入' });
  const written = await writeBatchFile(folder, fileName, bytes);
  if (!written.ok) throw new LineFault('PAPERS_NO_ROOM', { why: '读回核对不一致', ...written.error.detail });
  // Named before any byte of it leaves: after a power cut the same file goes on.
  keep(open(), 'papers.make', part, { state: 'waiting', hash, fileName, lacking, code: null, why: '' });
  return { bytes, hash };
}

async function upload(round: PapersRound, { seq }: BatchSummary, { bytes, hash }: PartFile): Promise<void> {
  const { calls, line, token, elapsedMs, call, onProgress, mustYield } = round;
  const { piece } = round.memory;
  const stop = new AbortController();
  const said = (done: number): void => {
    onProgress({ what: 'papers', seq, done, total: bytes.length });
    if (mustYield()) stop.abort();
  };
  said(0);
  const signal = AbortSignal.any([stop.signal, call.signal]);
  const order = { bytes, what: 'papers', seq, hash, token, piece, signal, now: call.now, elapsedMs } as const;
  await calls.uploadBatch(line, { ...order, onProgress: said });
}

function keep(
  { store, actor }: Open,
  step: Parameters<Open['store']['papers']['change']>[1],
  { batchId, part }: PapersPartRecord,
  change: Parameters<Open['store']['papers']['change']>[4],
): void {
  store.papers.change(actor, step, batchId, part, change);
}

/** What the county says of one part, which stops that part alone. */
const STOPS_PART: Partial<Readonly<Record<ErrorCode, ErrorCode>>> = {
  COUNTY_REFUSED: 'PAPERS_REFUSED',
  COUNTY_BAD_REQUEST: 'PAPERS_REFUSED',
  COUNTY_FORK: 'PAPERS_FORK',
  COUNTY_TOO_LARGE: 'PAPERS_TOO_LARGE',
};

/** What ends the sending of papers for this time and is no fault of the line: batches may go on. */
const ENDS_PAPERS: ReadonlySet<ErrorCode> = new Set([
  'COUNTY_FULL',
  'COUNTY_TOO_MANY',
  'COUNTY_BUSY',
  'COUNTY_FAULT',
  'COUNTY_BAD_CHECKSUM',
  'COUNTY_WRONG_OFFSET',
  'PAPERS_NO_ROOM',
]);

/** The county keeps no more of this PC that waits for batches which it has not. */
const isWaiting = (thrown: unknown): thrown is LineFault =>
  thrown instanceof LineFault && thrown.error.code === 'COUNTY_WAITING';

function takeFault({ open, mustYield, call }: PapersRound, { part }: Next, thrown: unknown): string | null {
  if (!(thrown instanceof LineFault)) throw thrown;
  const { code, detail } = thrown.error;
  // Stopped by ourselves, for a batch.
  if (code === 'COUNTY_CANCELLED' && mustYield() && !call.signal.aborted) return null;
  const stopped = STOPS_PART[code];
  if (stopped !== undefined) {
    keep(open(), 'papers.stop', part, { state: 'stopped', code: stopped, why: String(detail?.['why'] ?? '') });
    return null;
  }
  if (code === 'COUNTY_NOT_FOUND') {
    // A county of before knows no such place; one that lost an upload before it had kept it is sent it again.
    if (detail?.['why'] === 'address') return errorText({ code: 'COUNTY_NO_PAPERS' });
    keep(open(), 'papers.retry', part, { state: 'waiting' });
    return null;
  }
  if (ENDS_PAPERS.has(code)) return errorText(thrown.error);
  throw thrown;
}

import { lstat, open as openFile, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportReport, SyncProgress } from '#shared/contract/sync.ts';
import { MAX_HEADER_BYTES } from '#shared/protocol/limits.ts';
import {
  FEED_MAGIC,
  LATER_KEY_FOLDER,
  MAX_FEED_BYTES,
  MAX_RECEIPT_BYTES,
  RECEIPT_MAGIC,
} from '#shared/protocol/sync/formats.ts';
import { errorText } from '#shared/errors.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchSummary } from '../../store/records/batch-record.ts';
import { writeBatchFile } from '../../sync/write-batch.ts';
import { readBatchFile } from '../batch/batch-folder.ts';
import type { Open } from '../session/session-state.ts';
import { feedWords } from './feed-words.ts';
import { takeFeed, takeReceipt } from './take-files.ts';

const MEGABYTE = 1 << 20;
/** What a stick's own tables may take beside the files. */
const RESERVE = MEGABYTE;

type Said = (progress: SyncProgress) => void;

/**
 * Writes batches into a folder, lowest number first; each is synced, read back and compared before the next. Whatever
 * stops it leaves no half file under a batch's name; stopped by `signal` it ends after the batch it is at. Gives how many were
 * written. STICK_FULL, FILE_WRITE_FAILED before anything is written; STICK_BROKE, BATCH_FILE_LOST.
 */
export async function writeToStick(
  dataDir: string,
  folder: string,
  batches: readonly BatchSummary[],
  onProgress: Said,
  onWritten: (batch: BatchSummary) => Result<unknown>,
  signal?: AbortSignal,
): Promise<Result<number>> {
  const total = batches.reduce((sum, { size }) => sum + size, 0);
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  if (free === null) return fail('FILE_WRITE_FAILED', { why: '文件夹打不开，U 盘可能已拔出' });
  if (free < total + RESERVE) return fail('STICK_FULL', { need: inMegabytes(total), free: inMegabytes(free) });
  let [done, count] = [0, 0];
  for (const batch of batches.toSorted((a, b) => a.seq - b.seq)) {
    if (signal?.aborted === true) break;
    onProgress({ what: 'export', seq: batch.seq, done, total });
    const bytes = readBatchFile(dataDir, batch);
    if (bytes === null) return fail('BATCH_FILE_LOST', { seq: batch.seq });
    const written = await writeBatchFile(folder, batch.fileName, bytes);
    if (!written.ok) {
      const { code, detail } = written.error;
      const why = code === 'BATCH_VERIFY_FAILED' ? '写好后读回核对不一致' : String(detail?.['why'] ?? '');
      return fail('STICK_BROKE', { seq: batch.seq, why });
    }
    const marked = onWritten(batch);
    if (!marked.ok) return marked;
    done += batch.size;
    count += 1;
    onProgress({ what: 'export', seq: batch.seq, done, total });
  }
  return ok(count);
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);

/** What the county calls its files. Only these are opened. */
const RECEIPT_NAME = /^AIDR1-\d{9}-[A-Z]-\d{8}-[0-9a-f]{8}\.aidreceipt$/;
const FEED_NAME = /^AIDF1-\d{9}-[A-Z]-e\d{4,}-\d{8,}-\d{8,}\.aidfeed$/;
/** Says nothing about a file that is none of the county's; what is cut short by a damaged name is said. */
const LIKE_OURS = /\.(aidreceipt|aidfeed)$/i;
/** More files than a county puts on a stick; the rest waits for another time. */
const MOST_FILES = 2_000;

type Kind = { readonly magic: readonly number[]; readonly most: number };
const RECEIPT: Kind = { magic: RECEIPT_MAGIC, most: MAX_RECEIPT_BYTES };
const FEED: Kind = { magic: FEED_MAGIC, most: MAX_FEED_BYTES + MAX_HEADER_BYTES };

/**
 * Takes in what a folder holds of the county's receipts and feeds: feeds in the order of their items, everything once,
 * nothing else opened. Links, folders and files of other names are left alone. What is not for this PC is said and skipped.
 */
export async function readStick(open: () => Open, folder: string, onProgress: Said): Promise<Result<ImportReport>> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return fail('FILE_READ_FAILED', { why: '文件夹打不开，U 盘可能已拔出' });
  // Receipts before feeds, and by name: that is the order of their numbers.
  const ours = names.filter((name) => RECEIPT_NAME.test(name) || FEED_NAME.test(name)).toSorted(byOrder);
  const taken: { name: string; text: string }[] = [];
  const skipped = names
    .filter((name) => LIKE_OURS.test(name) && !ours.includes(name))
    .slice(0, 20)
    .map((name) => ({ name: name.slice(0, 120), why: '文件名不是县级给的样子，没有打开。' }));
  const later = names.filter((name) => LATER_KEY_FOLDER.test(name)).map((name) => join(folder, name));
  const told: string[] = [];
  for (const [at, name] of ours.slice(0, MOST_FILES).entries()) {
    onProgress({ what: 'import', seq: null, done: at, total: ours.length });
    const outcome = await takeNamed(open, [...(FEED_NAME.test(name) ? later : []), folder], name);
    if (outcome.ok) taken.push({ name, text: outcome.value });
    else if (outcome.error.code === 'RECEIPT_FORMER_KEY') told.push(name);
    else skipped.push({ name, why: errorText(outcome.error) });
  }
  // Known by now if a feed of the present key brought them as well.
  for (const name of told) {
    const outcome = await takeNamed(open, [folder], name);
    if (outcome.ok) taken.push({ name, text: outcome.value });
    else skipped.push({ name, why: errorText(outcome.error) });
  }
  return ok({ folder, taken, skipped, others: names.length - ours.length });
}

/** Takes a file from the first folder in which it is for this PC's present key; otherwise as the last one says. */
async function takeNamed(open: () => Open, folders: readonly string[], name: string): Promise<Result<string>> {
  const isReceipt = RECEIPT_NAME.test(name);
  let outcome: Result<string> = fail('STICK_FILE_UNLIKE');
  for (const folder of folders) {
    const bytes = await readSmall(join(folder, name), isReceipt ? RECEIPT : FEED);
    if (bytes === null) continue;
    outcome = isReceipt ? takenReceipt(open(), bytes) : takenFeed(open(), bytes);
    if (outcome.ok) return outcome;
  }
  return outcome;
}

const byOrder = (a: string, b: string): number =>
  Number(FEED_NAME.test(a)) - Number(FEED_NAME.test(b)) || (a < b ? -1 : 1);

/** The bytes of a real file that is not too large and begins as it must; null: anything else. */
async function readSmall(path: string, { magic, most }: Kind): Promise<Uint8Array | null> {
  try {
    const found = await lstat(path);
    if (!found.isFile() || found.size > most || found.size < magic.length) return null;
    const file = await openFile(path, 'r');
    try {
      const bytes = await file.readFile();
      return bytes.subarray(0, magic.length).equals(Uint8Array.from(magic)) ? bytes : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

function takenReceipt(open: Open, bytes: Uint8Array): Result<string> {
  const taken = takeReceipt(open, bytes);
  if (!taken.ok) return taken;
  const { seq, count, isNew } = taken.value;
  return ok(isNew ? `第 ${seq} 批的回执，${count} 份已由县级接收。` : `第 ${seq} 批的回执，以前已经导入过。`);
}

function takenFeed(open: Open, bytes: Uint8Array): Result<string> {
  const taken = takeFeed(open, bytes);
  if (!taken.ok) return taken;
  const { applied, refused, kinds } = taken.value;
  const doubt = refused === 0 ? '' : `其中 ${refused} 条与本机记录对不上，请与县级核对。`;
  return ok(applied === 0 ? '反馈文件里没有新内容。' : `反馈文件：${feedWords(kinds)}。${doubt}`);
}

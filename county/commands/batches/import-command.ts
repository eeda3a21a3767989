import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseBatchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { parsePapersFileName } from '#shared/protocol/papers/papers-file-name.ts';
import { MAX_PAPERS_BYTES } from '#shared/protocol/papers/papers-formats.ts';
import { receiptFileName } from '#shared/protocol/sync/receipt.ts';
import { MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { UsageError } from '../../cli/terminal.ts';
import { giveBack } from '../../enrol/give-back.ts';
import { openHeader } from '../../intake/open-batch.ts';
import { refusalText } from '../../intake/refusal.ts';
import { isAsideFull, isTooMuchWaiting } from '../../spool/quotas.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { makeFolder, writeWhole } from '../../spool/synced-file.ts';
import type { Command, CommandContext } from '../command.ts';
import { describeTaken } from './describe-taken.ts';
import { ASIDE_FULL, importPapers } from './import-papers.ts';

type Candidate = { readonly key: BatchKey; readonly name: string; readonly pc: string; readonly path: string };

/** Names listed one by one; the rest is counted. */
const MOST_NAMED = 20;

/**
 * `import 文件或文件夹…`: batches and their papers from a stick, in any order, any number of times; batches are read first. Only files
 * named as these are opened; links, folders in folders and everything else are named and left alone. `--to`: writes the receipts there.
 */
export const importBatches: Command = async ({ names, to }, context) => {
  if (names.length === 0) throw new UsageError('用法：import 文件或文件夹… [--to 回执写到哪个文件夹]');
  const { county, out, err } = context;
  const { paths, papers, passed } = await listFiles(names);
  const candidates: Candidate[] = [];
  let refusals = 0;
  for (const path of paths) {
    const found = await admit(path, context);
    if (typeof found === 'string') {
      refusals++;
      err(`✗ ${basename(path)}：${found}`);
    } else candidates.push(found);
  }
  candidates.sort((a, b) => compare(a.key.device, b.key.device) || a.key.seq - b.key.seq);
  for (const candidate of candidates) {
    const { key, name, pc } = candidate;
    const full = await storeBatch(candidate, context);
    if (full !== null) {
      refusals++;
      err(`✗ ${name}：${full}`);
      continue;
    }
    const taken = await county.books.takeBatch(key);
    const [isTaken, text] = describeTaken(taken);
    if (isTaken) out(`✓ ${name}：${text}`);
    else {
      refusals++;
      err(`✗ ${name}：${text}`);
    }
    if (taken.outcome === 'receipt' && to !== null) {
      await makeFolder(to);
      await writeWhole(join(to, receiptFileName(pc, key.seq, key.hash)), taken.file);
    }
  }
  for (const name of passed.slice(0, MOST_NAMED)) out(`　跳过 ${name}：不是批次或材料文件`);
  if (passed.length > MOST_NAMED) out(`　另有 ${passed.length - MOST_NAMED} 个文件不是批次或材料文件，没有打开`);
  out(`共 ${paths.length} 个批次文件，${paths.length - refusals} 个读入，${refusals} 个没有接收。`);
  await county.books.mend();
  // Papers that came earlier than their batch, on this stick or before.
  for (const device of new Set(candidates.map(({ key }) => key.device))) await county.papers.takeWaiting(device);
  const refusedPapers = await importPapers(papers, context);
  return refusals + refusedPapers > 0 ? 1 : 0;
};

/** Looks at the outside of a file and puts it into the spool; or says in a sentence why not. */
async function admit(path: string, { county }: CommandContext): Promise<Candidate | string> {
  const bytes = await readFile(path);
  const seen = openHeader(bytes);
  if (!seen.ok) return refusalText(seen.refusal);
  const { device: id, seq, pc } = seen.value.header;
  const device = await county.books.device(id);
  if (device === null) return `发出它的电脑 ${pc} 没有登记。请先登记，再读入。`;
  const opened = openHeader(bytes, device.deviceKey);
  if (!opened.ok) return refusalText(opened.refusal);
  const key = { device: id, seq, hash: opened.value.hash };
  await giveBack(county.spool, key);
  const code = await county.spool.quarantined(key);
  if (code !== null) return `这个文件以前没有通过检查，已在隔离区（${code}）。`;
  return { key, pc, path, name: basename(path) };
}

/** Puts a batch into the spool when its turn has come, so that those of one stick never count as waiting for each other; or says why not. */
async function storeBatch({ key, path }: Candidate, { county }: CommandContext): Promise<string | null> {
  const { spool, books } = county;
  if ((await spool.size(key)) !== null) return null;
  const bytes = await readFile(path);
  if (isAsideFull(await spool.usage(key.device), bytes.length)) return ASIDE_FULL;
  const others = await books.waiting(key);
  if (others !== null && isTooMuchWaiting('batches', others, bytes.length))
    return `这台电脑已有 ${others.files} 个批次在等第 ${others.waitsFor} 批，暂不再收；已收的都在。请先读入第 ${others.waitsFor} 批（找不到的，请乡镇从「批次与同步」重新导出），再读这个文件。`;
  await spool.put(key, bytes);
  return null;
}

/** Files to open and names to pass over. A link is never followed, nothing larger than a batch is opened. */
async function listFiles(given: readonly string[]) {
  const [paths, papers, passed]: [string[], string[], string[]] = [[], [], []];
  async function look(path: string, isGiven: boolean): Promise<void> {
    const stat = await lstat(path).catch(() => null);
    if (stat === null) {
      if (isGiven) throw new UsageError(`找不到 ${path}。请核对路径，U 盘是否插好。`);
      return;
    }
    if (stat.isDirectory() && isGiven) {
      for (const name of (await readdir(path)).sort()) await look(join(path, name), false);
    } else if (stat.isFile() && parseBatchFileName(basename(path)) !== null && stat.size <= MAX_BATCH_BYTES)
      paths.push(path);
    else if (stat.isFile() && parsePapersFileName(basename(path)) !== null && stat.size <= MAX_PAPERS_BYTES)
      papers.push(path);
    else passed.push(basename(path));
  }
  for (const path of given) await look(path, true);
  return { paths, papers, passed };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

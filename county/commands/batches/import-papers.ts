import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { assertNever } from '#shared/result.ts';
import { giveBack } from '../../enrol/give-back.ts';
import { openPapersHeader } from '../../intake/papers/open-papers.ts';
import { papersRefusalText } from '../../intake/papers/papers-refusal.ts';
import { papersAsideText } from '../../papers/papers-aside.ts';
import type { PapersKey, TakenPapers } from '../../papers/papers.ts';
import { isAsideFull, isTooMuchWaiting } from '../../spool/quotas.ts';
import type { CommandContext } from '../command.ts';

/** Reads files of papers after the batches, says what became of each, and gives how many were not taken. */
export async function importPapers(paths: readonly string[], context: CommandContext): Promise<number> {
  const { county, out, err } = context;
  let refusals = 0;
  for (const path of paths) {
    const key = await admit(path, context);
    const [isTaken, text] = typeof key === 'string' ? [false, key] : describeTakenPapers(await county.papers.take(key));
    if (isTaken) out(`✓ ${basename(path)}：${text}`);
    else {
      refusals++;
      err(`✗ ${basename(path)}：${text}`);
    }
  }
  if (paths.length > 0)
    out(`共 ${paths.length} 个材料文件，${paths.length - refusals} 个读入，${refusals} 个没有接收。`);
  return refusals;
}

/** Looks at the outside of a file and puts it into the spool; or says in a sentence why not. */
async function admit(path: string, { county }: CommandContext): Promise<PapersKey | string> {
  const bytes = await readFile(path);
  const seen = openPapersHeader(bytes);
  if (!seen.ok) return papersRefusalText(seen.refusal);
  const { device: id, batchSeq, pc } = seen.value.header;
  const device = await county.books.device(id);
  if (device === null) return `发出它的电脑 ${pc} 没有登记。请先登记，再读入。`;
  const opened = openPapersHeader(bytes, device.deviceKey);
  if (!opened.ok) return papersRefusalText(opened.refusal);
  const key = { device: id, seq: batchSeq, hash: opened.value.hash };
  const { spool } = county.papers;
  await giveBack(spool, key);
  const code = await spool.quarantined(key);
  if (code !== null) return `这个文件以前没有接收，已在隔离区（${code}）：${papersAsideText(code)}`;
  if ((await spool.size(key)) !== null) return key;
  if (isAsideFull(await spool.usage(id), bytes.length)) return ASIDE_FULL;
  const others = await county.papers.waiting(key);
  if (others !== null && isTooMuchWaiting('papers', others, bytes.length))
    return `这台电脑已有 ${others.files} 个材料文件在等它们的批次，暂不再收；已收的都在。请先读入第 ${batchSeq} 批和更早的批次，再读这个文件。`;
  await spool.put(key, bytes);
  return key;
}

/** Of batches and of papers. */
export const ASIDE_FULL =
  '这台电脑在隔离区的文件太多，暂不再收。请用 quarantine 列出，查明后 release 放回或 drop 删去，再读这个文件。';

/** Whether papers were taken or wait soundly, and what became of them in words. */
export function describeTakenPapers(taken: TakenPapers): readonly [boolean, string] {
  switch (taken.outcome) {
    case 'taken':
      return [
        true,
        `第 ${taken.taken.seq} 批的材料第 ${taken.taken.part} 部分${taken.isNew ? '，已接收' : '，以前已接收'}`,
      ];
    case 'waiting':
      return [true, `已保存，等第 ${taken.waitsFor} 批到了以后接着读`];
    case 'fork':
      return [false, papersAsideText('papers_fork')];
    case 'refused':
      return [false, taken.text];
    case 'missing':
      return [false, '存储中没有找到，请再读一次'];
    case 'unknown_device':
      return [false, '这台电脑没有登记'];
    case 'revoked':
      return [false, '这台电脑已停用，没有接收'];
    default:
      return assertNever(taken);
  }
}

import type { OpenCounty } from '../config/open-county.ts';
import { type BatchKey, spoolName } from '../spool/spool.ts';
import type { Command } from './command.ts';

/**
 * Hashes every batch again. Damaged bytes are put aside and the epoch goes up: PCs then offer again whatever no receipt of the new
 * epoch covers, and the damaged batches come back from where they were made. Gives the damaged ones.
 */
export async function scrubCounty({ spool, books }: Pick<OpenCounty, 'spool' | 'books'>): Promise<readonly BatchKey[]> {
  const damaged = await spool.scrub();
  if (damaged.length === 0) return damaged;
  for (const key of damaged) await spool.forget(key);
  await books.raiseEpoch({ reason: `巡检发现 ${damaged.length} 个批次的内容损坏`, by: 'cli' });
  return damaged;
}

/** `scrub`: the nightly look at everything that was stored, by hand. */
export const scrub: Command = async (_input, { county, out, err }) => {
  const { events } = await county.books.verify();
  out(`✓ 日志 ${events} 条，逐条相连`);
  const all = await county.spool.list();
  const damaged = await scrubCounty(county);
  const damagedPapers = await county.papers.scrub();
  if (damagedPapers > 0)
    err(`✗ 材料文件 ${damagedPapers} 个的内容已损坏，已移开，并请乡镇电脑重传。请检查这台服务器的磁盘。`);
  if (damaged.length === 0) {
    out(`✓ 批次 ${all.length} 个，内容完好`);
    return damagedPapers > 0 ? 1 : 0;
  }
  for (const key of damaged) err(`✗ 批次 ${key.device}/${spoolName(key).slice(0, 17)} 的内容已损坏，已移开`);
  err('已更换轮次：各乡镇电脑下次联系时会重新送来。请检查这台服务器的磁盘。');
  return 1;
};

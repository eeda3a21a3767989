import { z } from 'zod';
import { dropAgain } from './drop-again.ts';
import type { PapersKey } from './papers.ts';
import type { TakingPapers } from './take-papers.ts';

const spareRow = z.object({ device: z.string(), seq: z.number(), hash: z.string() });

/**
 * Throws away what another file holds as well: a part that was acknowledged in several files, of which one is kept, and what a crash left
 * of one that was replaced. Only right after the kept files were hashed: until then any of them may be the only sound one.
 */
export async function dropSpare({ county, keeper, spool }: TakingPapers): Promise<void> {
  // Listed before the rows are read: what comes meanwhile is in neither.
  const there = await spool.list();
  const rows = await keeper.database.rows(
    spareRow,
    `select k.device, k.seq, k.hash from papers_known k join papers_part p using (county, device, seq, part)
      where k.county = $1 and p.is_here and p.hash <> k.hash`,
    [county],
  );
  const spare = new Set(rows.map(nameOf));
  for (const key of there) if (spare.has(nameOf(key))) await dropAgain(spool, key);
}

const nameOf = ({ device, seq, hash }: PapersKey): string => `${device}/${seq}/${hash}`;

import { z } from 'zod';
import type { PapersKey } from './papers.ts';
import type { TakingPapers } from './take-papers.ts';

const partRow = z.object({ device: z.string(), seq: z.number(), part: z.number(), hash: z.string() });

/** Notes every part whose file is not in the spool, so that its PC sends it again. Gives how many. */
export async function noteLost(taking: TakingPapers): Promise<number> {
  const { county, keeper, spool } = taking;
  const there = new Set((await spool.list()).map(nameOf));
  const parts = await keeper.database.rows(
    partRow,
    'select device, seq, part, hash from papers_part where county = $1 and is_here order by device, seq, part',
    [county],
  );
  let count = 0;
  for (const part of parts) if (!there.has(nameOf(part)) && (await notePart(taking, part))) count += 1;
  return count;
}

function notePart(
  { county, keeper, spool, now, newId }: TakingPapers,
  { device, seq, part, hash }: z.infer<typeof partRow>,
): Promise<boolean> {
  return keeper.change(async ({ connection, note }) => {
    // Meanwhile it came again, or another node noted it.
    const still = await connection.rows(
      partRow,
      `select device, seq, part, hash from papers_part
        where county = $1 and device = $2 and seq = $3 and part = $4 and hash = $5 and is_here`,
      [county, device, seq, part, hash],
    );
    if (still.length === 0 || (await spool.size({ device, seq, hash })) !== null) return false;
    await note({ kind: 'papers-lost', at: now(), by: 'cli', id: newId(), device, seq, part });
    return true;
  });
}

const nameOf = ({ device, seq, hash }: PapersKey): string => `${device}/${seq}/${hash}`;

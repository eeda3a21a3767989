import type { Spool } from '../spool/spool.ts';
import type { PapersKey } from './papers.ts';

/** Throws a file away whose contents another file holds as well. */
export async function dropAgain(spool: Spool, key: PapersKey): Promise<void> {
  await spool.quarantine(key, 'papers_again');
  await spool.drop(key);
}

import type { BatchKey, Spool } from '../spool/spool.ts';

/** The code that a file lies in quarantine with whose PC calls itself another name than it is registered under. */
const OTHER_NAME = 'other_name';

/**
 * Gives a file free that lies in quarantine for its PC's name alone, whenever that PC brings it again: it may have been registered under
 * that name meanwhile, and only reading shows. Where it has not, the file goes back. For any other reason people must look first.
 */
export async function giveBack(spool: Spool, key: BatchKey): Promise<void> {
  if ((await spool.quarantined(key)) === OTHER_NAME) await spool.release(key);
}

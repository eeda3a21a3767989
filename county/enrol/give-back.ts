import type { BatchKey, Spool } from '../spool/spool.ts';

/** The code that a file lies in quarantine with whose PC calls itself another name than it is registered under. */
const OTHER_NAME = 'other_name';

/** Whether a file lies in quarantine for its PC's name alone: that PC may have been registered under it meanwhile, and only reading shows. */
export const isForItsName = async (spool: Pick<Spool, 'quarantined'>, key: BatchKey): Promise<boolean> =>
  (await spool.quarantined(key)) === OTHER_NAME;

/**
 * Gives such a file free, whenever its PC brings it again, as the first step of reading it and for nothing else: where the name is still
 * another one it goes back. What lies there for any other reason people must look at first.
 */
export async function giveBack(spool: Spool, key: BatchKey): Promise<void> {
  if (await isForItsName(spool, key)) await spool.release(key);
}

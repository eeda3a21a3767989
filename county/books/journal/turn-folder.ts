import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { moveSynced, syncFolder } from '../../spool/synced-file.ts';
import { openFolderJournal } from './folder-journal.ts';
import type { JournalHead } from './journal.ts';
import { NO_TABLES } from './no-tables.ts';

/** A whole journal that takes the place of the one beside it: the folder counts as turned to it since it has this name. */
export const NEXT_JOURNAL = 'journal.next';
/** The same beside a second journal: it counts when the first one says so. */
export const FOLLOWS = 'journal.follows';

/**
 * Puts a journal that was sealed anew into its place; begun again after a crash, it ends the same. Tables are thrown away: they are sealed
 * with the key of before. The caller holds the folder's lock.
 */
export async function finishTurn(folder: string): Promise<void> {
  const next = join(folder, NEXT_JOURNAL);
  if (!existsSync(next)) return;
  await rm(join(folder, 'tables'), { recursive: true, force: true });
  for (const name of ['journal.log', 'journal.head'])
    if (existsSync(join(next, name))) await moveSynced(join(next, name), join(folder, name));
  await rmdir(next);
  await syncFolder(folder);
}

/** Lets a second journal follow the first, which ends at `head`; what waits there of a turn that never came is taken away. */
export async function followTurn(folder: string, head: JournalHead): Promise<void> {
  await finishTurn(folder);
  const waiting = join(folder, FOLLOWS);
  if (!existsSync(waiting)) return;
  const journal = await openFolderJournal(waiting);
  const { n, hash } = await journal.head(NO_TABLES);
  await journal.close();
  if (n !== head.n || hash !== head.hash) return rm(waiting, { recursive: true });
  await moveSynced(waiting, join(folder, NEXT_JOURNAL));
  await finishTurn(folder);
}

import { openFolderJournal } from '../books/journal/folder-journal.ts';
import { lockFolder } from '../books/journal/folder-lock.ts';
import { NO_TABLES } from '../books/journal/no-tables.ts';
import { postgresJournal } from '../books/journal/postgres-journal.ts';
import { finishTurn } from '../books/journal/turn-folder.ts';
import { aloneInCounty } from '../books/keep/keeper.ts';
import type { Database } from '../db/database.ts';
import { countySeal } from '../seal/county-seal.ts';
import { makeFolder } from '../spool/synced-file.ts';
import { type DataKeys, promoteNextKey } from './data-keys.ts';
import { opensJournal } from './reseal-entries.ts';

/** Where the journal of a county is. */
export type JournalPlace =
  { readonly form: 'folder'; readonly books: string } | { readonly form: 'postgres'; readonly database: Database };

/**
 * The data key to open the county with. Where a change of keys began, the journal says whether it was done: then the next key is put into
 * its place, else everything is as before it. Throws `FolderInUseError`.
 */
export async function settleDataKey(
  { code, path, place }: { readonly code: string; readonly path: string; readonly place: JournalPlace },
  keys: DataKeys,
): Promise<Uint8Array> {
  const { present, next, folder } = keys;
  if (next === null) return present;
  const unlock = await lockFolder(path);
  try {
    if ((await isSealedWith(code, place, next)) !== true) return present;
    if (folder !== null) await promoteNextKey(folder);
    return next;
  } finally {
    await unlock();
  }
}

/** Whether the journal there is sealed with this key; null: it says nothing yet. */
export async function isSealedWith(code: string, place: JournalPlace, key: Uint8Array): Promise<boolean | null> {
  const seal = countySeal(key, code);
  // A change under way on another node is waited for.
  if (place.form === 'postgres')
    return place.database.transaction(
      (connection) => opensJournal(postgresJournal(code).read(connection), seal),
      aloneInCounty(code),
    );
  await makeFolder(place.books);
  const unlock = await lockFolder(place.books);
  try {
    await finishTurn(place.books);
    const journal = await openFolderJournal(place.books);
    try {
      return await opensJournal(journal.read(NO_TABLES), seal);
    } finally {
      await journal.close();
    }
  } finally {
    await unlock();
  }
}

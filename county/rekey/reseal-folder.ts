import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolderJournal } from '../books/journal/folder-journal.ts';
import { type Entry, JournalDamagedError, type JournalHead } from '../books/journal/journal.ts';
import { NO_TABLES } from '../books/journal/no-tables.ts';
import { FOLLOWS, NEXT_JOURNAL } from '../books/journal/turn-folder.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import { makeFolder, moveSynced } from '../spool/synced-file.ts';
import { contentDigest, resealEntries } from './reseal-entries.ts';

/** Being written, of no worth to anybody until it is renamed. */
const MAKING = 'journal.making';
/** Entries written, and synced, at a time. */
const PIECE = 200;

/**
 * Seals the journal of a folder anew, and its second one with it. Up to one rename everything is as it was; after it, whoever opens the
 * folder next finds the new journal and puts it into its place (`finishTurn`). The caller holds the folder's lock.
 */
export async function resealFolder(
  { books, copy }: { readonly books: string; readonly copy: string | null },
  { from, to, at }: { readonly from: CountySeal; readonly to: CountySeal; readonly at: string },
): Promise<JournalHead> {
  const source = await openFolderJournal(books);
  try {
    const { n } = await source.head(NO_TABLES);
    const head = await writeAnew(books, resealEntries(source.read(NO_TABLES), from, to, at));
    await compare(books, n, [source.read(NO_TABLES), from], to);
    if (copy !== null) {
      // To the byte the same, so that the two go on as one. It waits there until the first one turned.
      const made = await openFolderJournal(join(books, MAKING));
      try {
        await writeAnew(copy, made.read(NO_TABLES));
      } finally {
        await made.close();
      }
      await rm(join(copy, FOLLOWS), { recursive: true, force: true });
      await moveSynced(join(copy, MAKING), join(copy, FOLLOWS));
    }
    await moveSynced(join(books, MAKING), join(books, NEXT_JOURNAL));
    return head;
  } finally {
    await source.close();
  }
}

async function writeAnew(folder: string, entries: AsyncIterable<Entry>): Promise<JournalHead> {
  const making = join(folder, MAKING);
  await rm(making, { recursive: true, force: true });
  await makeFolder(making);
  const journal = await openFolderJournal(making);
  try {
    let piece: Entry[] = [];
    for await (const entry of entries) {
      piece.push(entry);
      if (piece.length < PIECE) continue;
      await journal.append(NO_TABLES, piece);
      piece = [];
    }
    await journal.append(NO_TABLES, piece);
    return await journal.head(NO_TABLES);
  } finally {
    await journal.close();
  }
}

/** What was written is read back from its files: nothing gives way to something that was not compared with it. */
async function compare(
  books: string,
  n: number,
  [source, from]: readonly [AsyncIterable<Entry>, CountySeal],
  to: CountySeal,
): Promise<void> {
  const made = await openFolderJournal(join(books, MAKING));
  try {
    const [before, after] = [await contentDigest(source, from, n), await contentDigest(made.read(NO_TABLES), to, n)];
    if (before !== after) throw new JournalDamagedError(n, '重新加密后对不上');
  } finally {
    await made.close();
  }
}

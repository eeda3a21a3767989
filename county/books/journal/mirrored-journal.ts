import type { Connection } from '../../db/database.ts';
import { openFolderJournal, type FolderJournal } from './folder-journal.ts';
import { lockFolder } from './folder-lock.ts';
import { type Entry, type Journal, type JournalHead, JournalStoppedError, NO_EVENTS } from './journal.ts';
import { NO_TABLES } from './no-tables.ts';
import { finishTurn, followTurn } from './turn-folder.ts';

/** The second journal is not a copy of the first. The message is for people. */
export class JournalCopyError extends Error {}

/** Entries written to the copy at a time when it is behind. */
const PIECE = 200;

/**
 * The journal in a folder with a copy of it in another, on another disk: an append is synced in the first, then in the second, then it
 * counts. So the second is never ahead of the first unless the first was put back from an older copy, which is refused here; behind it,
 * after a crash between the two, it is caught up. Throws {@link JournalCopyError}.
 */
export async function openMirroredJournal(folder: string, copyFolder: string): Promise<Journal> {
  const unlock = await lockFolder(copyFolder);
  const opened: FolderJournal[] = [];
  const close = async (): Promise<void> => {
    for (const journal of opened) await journal.close();
    await unlock();
  };
  try {
    const first = await openFolderJournal(folder);
    opened.push(first);
    await followTurn(copyFolder, await first.head(NO_TABLES));
    const second = await openFolderJournal(copyFolder);
    opened.push(second);
    await catchUp(first, second, copyFolder);
    return mirroredJournal(first, second, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Two opened journals that say the same, as one. */
export function mirroredJournal(first: FolderJournal, second: FolderJournal, close: () => Promise<void>): Journal {
  let isStopped = false;
  async function append(connection: Connection, entries: readonly Entry[]): Promise<void> {
    if (isStopped) throw new JournalStoppedError();
    if (entries.length === 0) return;
    await first.append(connection, entries);
    try {
      await second.append(connection, entries);
      return;
    } catch (error) {
      isStopped = !(await takeBack(first, second));
      throw error;
    }
  }
  return {
    head: (connection) => (isStopped ? Promise.reject(new JournalStoppedError()) : first.head(connection)),
    append,
    read: first.read,
    close,
  };
}

/**
 * Nobody was told of it yet, so it goes from the first as well; but only when the second has surely nothing of it: else it would be ahead.
 * False: it stays, and the next start takes it as what it is.
 */
async function takeBack(first: FolderJournal, second: FolderJournal): Promise<boolean> {
  try {
    await second.head(NO_TABLES);
    await first.revert();
    return true;
  } catch {
    return false;
  }
}

async function catchUp(first: FolderJournal, second: FolderJournal, copyFolder: string): Promise<void> {
  const [own, copied] = [await first.head(NO_TABLES), await second.head(NO_TABLES)];
  if (own.n === copied.n && own.hash === copied.hash) return;
  if (copied.n > own.n)
    throw new JournalCopyError(
      `第二份日志（${copyFolder}）比数据文件夹里的多 ${copied.n - own.n} 条：数据文件夹是旧的。请不要启动，用 restore 备份文件夹 --journal-copy ${copyFolder} 恢复到空文件夹。`,
    );
  let [at, piece]: [JournalHead, Entry[]] = [NO_EVENTS, []];
  for await (const entry of first.read(NO_TABLES)) {
    if (entry.n === copied.n) at = entry;
    if (entry.n < copied.n) continue;
    if (at.hash !== copied.hash) throw differs(copyFolder);
    if (entry.n === copied.n) continue;
    piece.push(entry);
    if (piece.length < PIECE) continue;
    await second.append(NO_TABLES, piece);
    piece = [];
  }
  if (at.hash !== copied.hash) throw differs(copyFolder);
  await second.append(NO_TABLES, piece);
}

const differs = (copyFolder: string): JournalCopyError =>
  new JournalCopyError(
    `第二份日志（${copyFolder}）不是这个县这份数据的：内容对不上。请核对位置；确实要换地方的，用 --journal-copy 指定一个空文件夹。`,
  );

/**
 * How many entries the journal in a folder has behind a head, which must stand in it: what a backup lacks and its copy has. `isSame` is
 * asked where it does not: it may stand there under another data key. Throws {@link JournalCopyError}.
 */
export async function entriesBehind(
  copyFolder: string,
  head: JournalHead,
  isSame: (copy: Journal) => Promise<boolean> = () => Promise.resolve(false),
): Promise<number> {
  const unlock = await lockFolder(copyFolder);
  try {
    await finishTurn(copyFolder);
    const journal = await openFolderJournal(copyFolder);
    try {
      const { n } = await journal.head(NO_TABLES);
      // Nothing in an empty backup says whose the copy is: any would do.
      if (head.n === 0 && n > 0)
        throw new JournalCopyError(
          `备份里还没有日志，看不出第二份日志（${copyFolder}）是不是同一个县的。请换一份较晚的备份。`,
        );
      let isThere = head.n === 0;
      for await (const entry of journal.read(NO_TABLES)) isThere ||= entry.n === head.n && entry.hash === head.hash;
      if (!isThere && !(await isSame(journal)))
        throw new JournalCopyError(`第二份日志（${copyFolder}）里没有备份的最后一条：不是同一份数据的。请核对位置。`);
      return n - head.n;
    } finally {
      await journal.close();
    }
  } finally {
    await unlock();
  }
}

/** Where the journal in a folder ends. */
export async function headOf(folder: string): Promise<JournalHead> {
  const journal = await openFolderJournal(folder);
  try {
    return await journal.head(NO_TABLES);
  } finally {
    await journal.close();
  }
}

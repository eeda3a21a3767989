import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../books/journal/journal.ts';
import { entriesBehind, headOf } from '../books/journal/mirrored-journal.ts';
import { UsageError } from '../cli/terminal.ts';
import { copySynced, keyFiles } from '../rekey/copy-keys.ts';
import { beginsWithBackup, resealRestored, type RestoreSeals, restoreSeals } from '../rekey/restored-journal.ts';
import { type BackupManifest, readBackup } from './backup-command.ts';
import type { Command } from './command.ts';

/** What a restore is given beside the backup. */
export type RestoreInput = {
  /** The keys that were kept elsewhere; null: they lie in the folder already. */
  readonly keys: string | null;
  readonly journalCopy: string | null;
  /** Where the data key may be, beside the files, and the time; left out: the backup's key is taken for the present one. */
  readonly rekey?: { readonly env: NodeJS.ProcessEnv; readonly at: string };
};

/**
 * Puts a backup into a folder in which no county is: every file is checked before the first is copied. With the second journal, what
 * happened after the backup is there as well: `later` events. The epoch is still that of the backup; whoever opens the folder next
 * raises it. Throws {@link UsageError} and `JournalCopyError`.
 */
export async function copyBackup(
  from: string,
  to: string,
  { keys, journalCopy, rekey }: RestoreInput,
): Promise<BackupManifest & { readonly later: number }> {
  for (const name of ['county.json', 'books', 'spool', 'papers'])
    if (existsSync(join(to, name)))
      throw new UsageError(`${to} 里已有数据（${name}）。恢复只能写到空文件夹：请把原来的文件夹改名留存，再恢复。`);
  const keyNames = await listKeys(keys ?? join(to, 'keys'));
  const manifest = await readBackup(from);
  if (keys !== null) await refuseOtherKeys(keys, keyNames, join(to, 'keys'));
  if (keys !== null) for (const name of keyNames) await copySynced(join(keys, name), join(to, 'keys', name));
  // Who the county is comes last: until then the folder is not taken for a county.
  const names = Object.keys(manifest.files).filter((name) => name !== 'county.json');
  for (const name of names) await copySynced(join(from, name), join(to, name));
  const books = join(to, 'books');
  const seals = rekey === undefined ? null : await restoreSeals(join(to, 'keys'), manifest.county, rekey.env);
  const later = journalCopy === null ? 0 : await takeJournalCopy(books, journalCopy, seals);
  if (rekey !== undefined && seals !== null) await resealRestored(books, seals, rekey.at);
  await copySynced(join(from, 'county.json'), join(to, 'county.json'));
  return { ...manifest, later };
}

/** The journal of the backup gives way to its copy, which begins with it and goes on. */
async function takeJournalCopy(books: string, copy: string, seals: RestoreSeals | null): Promise<number> {
  if (!existsSync(join(copy, 'journal.head')))
    throw new UsageError(`${copy} 里没有第二份日志。请核对 --journal-copy。`);
  const isSame = async (journal: Journal): Promise<boolean> =>
    seals !== null && (await beginsWithBackup(journal, books, seals));
  const later = await entriesBehind(copy, await headOf(books), isSame);
  for (const name of ['journal.log', 'journal.head']) await copySynced(join(copy, name), join(books, name));
  return later;
}

/** Every file of a folder of keys. */
export async function listKeys(folder: string): Promise<readonly string[]> {
  const names = existsSync(folder) ? await keyFiles(folder) : [];
  if (names.some((name) => name.endsWith('.aidcounty-secret.json'))) return names;
  throw new UsageError(`${folder} 里没有县级私钥。请用 --keys 指明另外保管的 keys 文件夹；没有密钥，备份打不开。`);
}

/**
 * Keys of a restore never take the place of others under the same names: those that lie there may be the only ones that open
 * something else, and what is restored under one key is not opened with another.
 */
export async function refuseOtherKeys(from: string, names: readonly string[], to: string): Promise<void> {
  for (const name of names) {
    const there = join(to, name);
    if (!existsSync(there) || (await readFile(there)).equals(await readFile(join(from, name)))) continue;
    throw new UsageError(
      `${to} 里已有另一份 ${name}，与 --keys 里的不同。请先把 ${to} 改名留存，再恢复；原来的密钥不要删除。`,
    );
  }
}

/** As long as the journal takes it. */
const MOST_REASON = 500;

/**
 * What an epoch after a restore is at least: seconds since 1970. Counting on from the backup would give a second restore of it the
 * number of the first, and PCs would take receipts and feeds of a history that is gone for those of the new one.
 */
export const epochAfterRestore = (now: string): number => Math.floor(Date.parse(now) / 1000);

/** `raise-epoch --reason 原因`: after tables or a whole machine were put back from an older copy. */
export const raiseEpoch: Command = async ({ reason }, { county, now, out }) => {
  if (reason === null) throw new UsageError('用法：raise-epoch --reason 原因（例如「从 11 月 20 日的备份恢复」）');
  if (reason.length > MOST_REASON) throw new UsageError(`原因太长，请用 ${MOST_REASON} 个字以内说明。`);
  const epoch = await county.books.raiseEpoch({ reason, by: 'cli', atLeast: epochAfterRestore(now()) });
  out(`现在是第 ${epoch} 轮。各乡镇电脑下次联系时，会把这一轮还没有回执的批次重新送来；已有的不会重复入账。`);
  return 0;
};

/** `rebuild`: throws the tables away and makes them again from journal and batches. */
export const rebuild: Command = async (_input, { county, out, err }) => {
  const unreadable = await county.books.rebuild();
  const { events } = await county.books.ready();
  out(`✓ 已按 ${events} 条日志重建查询表`);
  if (unreadable.length === 0) return 0;
  err(`✗ 有 ${unreadable.length} 个批次的内容损坏或缺失。请运行 scrub。`);
  return 1;
};

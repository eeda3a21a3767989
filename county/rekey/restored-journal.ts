import { openFolderJournal } from '../books/journal/folder-journal.ts';
import { lockFolder } from '../books/journal/folder-lock.ts';
import type { Journal } from '../books/journal/journal.ts';
import { NO_TABLES } from '../books/journal/no-tables.ts';
import { finishTurn } from '../books/journal/turn-folder.ts';
import { countySeal, type CountySeal } from '../seal/county-seal.ts';
import { readDataKeys } from './data-keys.ts';
import { contentDigest, opensJournal } from './reseal-entries.ts';
import { resealFolder } from './reseal-folder.ts';

/** What opens a journal that a restore brings: the present data key, the one to come, or one of those that were given up. */
export type RestoreSeals = {
  readonly present: CountySeal;
  /** The key of a change that was prepared: where the journal is sealed with it, whoever opens the county next puts it into its place. */
  readonly next: CountySeal | null;
  readonly former: readonly CountySeal[];
};

/** Reads the keys that a restore was given. Throws `UsageError`. */
export async function restoreSeals(keys: string, county: string, env: NodeJS.ProcessEnv): Promise<RestoreSeals> {
  const { present, next, former } = await readDataKeys(keys, false, env, () => new Uint8Array());
  const sealWith = (key: Uint8Array): CountySeal => countySeal(key, county);
  return { present: sealWith(present), next: next === null ? null : sealWith(next), former: former.map(sealWith) };
}

/**
 * A backup of before a change of the data key is sealed with the one that was given up: it is sealed anew, so that this key can be
 * destroyed after all. Does nothing when no key opens it, which opening it says.
 */
export async function resealRestored(books: string, seals: RestoreSeals, at: string): Promise<void> {
  const { present, next } = seals;
  const from = await openerOf(books, allOf(seals));
  if (from === null || from === present || from === next) return;
  const unlock = await lockFolder(books);
  try {
    await resealFolder({ books, copy: null }, { from, to: present, at });
    await finishTurn(books);
  } finally {
    await unlock();
  }
}

const allOf = ({ present, next, former }: RestoreSeals): readonly CountySeal[] => [
  present,
  ...(next === null ? [] : [next]),
  ...former,
];

/** Whether a second journal begins with the events of a backup, although the data key was changed between the two. */
export async function beginsWithBackup(copy: Journal, books: string, given: RestoreSeals): Promise<boolean> {
  const seals = allOf(given);
  const backup = await openFolderJournal(books);
  try {
    const { n } = await backup.head(NO_TABLES);
    const [own, other] = [await sealOf(backup, seals), await sealOf(copy, seals)];
    if (own === null || other === null || (await copy.head(NO_TABLES)).n < n) return false;
    const here = await contentDigest(backup.read(NO_TABLES), own, n);
    return here === (await contentDigest(copy.read(NO_TABLES), other, n));
  } finally {
    await backup.close();
  }
}

async function openerOf(books: string, seals: readonly CountySeal[]): Promise<CountySeal | null> {
  const journal = await openFolderJournal(books);
  try {
    return await sealOf(journal, seals);
  } finally {
    await journal.close();
  }
}

async function sealOf(journal: Journal, seals: readonly CountySeal[]): Promise<CountySeal | null> {
  for (const seal of seals) if ((await opensJournal(journal.read(NO_TABLES), seal)) === true) return seal;
  return null;
}

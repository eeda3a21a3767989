import { lockFolder } from '../books/journal/folder-lock.ts';
import { UsageError } from '../cli/terminal.ts';
import { openCountyFolder } from '../config/county-folder.ts';
import { journalCopyOf } from '../config/journal-copy.ts';
import { booksFolder, connectDatabase } from '../config/open-county.ts';
import type { CountyOptions } from '../config/options.ts';
import type { Machine } from '../context.ts';
import { countySeal } from '../seal/county-seal.ts';
import { confirmedNextKey } from './data-keys.ts';
import { otherNodes, resealDatabase } from './reseal-database.ts';
import { resealFolder } from './reseal-folder.ts';

/** What the turn to a new data key works with. */
export type TurnInput = {
  readonly options: Pick<CountyOptions, 'folder' | 'code' | 'name' | 'databaseUrl' | 'journalCopy'>;
  readonly env: NodeJS.ProcessEnv;
  readonly machine: Pick<Machine, 'random'>;
  readonly at: string;
  /** The fingerprint of the next key, as somebody reads it from where it is kept; null: nobody said it. */
  readonly confirmed: string | null;
};

/**
 * Seals the journal with the next key, which somebody has elsewhere as well. Nobody else has the county open. Afterwards, or after a crash at any place, the next
 * opening finds out which key it is (`settleDataKey`). Throws {@link UsageError} and `JournalDamagedError`.
 */
export async function turnDataKey({ options, env, machine, at, confirmed }: TurnInput): Promise<void> {
  const unlock = await lockFolder(options.folder);
  try {
    const { code, dataKeys } = await openCountyFolder(options, env, machine.random);
    const next = confirmedNextKey(dataKeys, confirmed);
    if (Buffer.from(next).equals(dataKeys.present))
      throw new UsageError('COUNTY_DATA_KEY_NEXT 与 COUNTY_DATA_KEY 相同，没有更换。请另外生成一把。');
    const seals = { from: countySeal(dataKeys.present, code), to: countySeal(next, code), at };
    if (options.databaseUrl !== null) return await turnDatabase(options.databaseUrl, code, seals);
    const books = booksFolder(options.folder);
    const { copy } = await journalCopyOf(options.folder, options.journalCopy);
    const unlockBooks = await lockFolder(books);
    try {
      await resealFolder({ books, copy }, seals);
    } finally {
      await unlockBooks();
    }
  } finally {
    await unlock();
  }
}

async function turnDatabase(url: string, code: string, seals: Parameters<typeof resealDatabase>[2]): Promise<void> {
  const database = await connectDatabase(url);
  try {
    const nodes = await otherNodes(database);
    if (nodes > 0) throw new UsageError('还有节点连着这个数据库。请先停止所有节点，再更换数据密钥。');
    await resealDatabase(database, code, seals);
  } finally {
    await database.close();
  }
}

import { createHash } from 'node:crypto';
import type { PolicyKey, PolicyPack } from '#rules';
import type { Database } from '../db/database.ts';
import { prepareBatch } from '../decide/prepare-batch.ts';
import { makePreparer } from '../decide/preparer.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { countySeal } from '../seal/county-seal.ts';
import { publishedPacks } from '../publish/published-packs.ts';
import { makeFolder } from '../spool/synced-file.ts';
import type { Spool } from '../spool/spool.ts';
import { assembleBooks, type Place } from './assemble-books.ts';
import type { Books } from './books.ts';
import type { FoldContext } from './fold/fold-context.ts';
import { openFolderJournal } from './journal/folder-journal.ts';
import { openMirroredJournal } from './journal/mirrored-journal.ts';
import { lockFolder } from './journal/folder-lock.ts';
import { postgresJournal } from './journal/postgres-journal.ts';
import { finishTurn } from './journal/turn-folder.ts';
import { openFolderTables } from './keep/folder-tables.ts';

/** What the books are opened with. */
export type BooksOptions = {
  readonly county: { readonly code: string; readonly name: string };
  /** Opens batches and signs receipts. */
  readonly secret: CountySecret;
  /** 32 bytes: seals what names people in journal and tables, and keys the indexes they are found by. */
  readonly dataKey: Uint8Array;
  readonly spool: Spool;
  /** Installed packs by their hash; asked anew for each batch. */
  readonly packs: () => ReadonlyMap<string, PolicyPack>;
  /** The key that policy packs of this county are signed with; null or left out: none can be published. */
  readonly policyKey?: PolicyKey | null;
  readonly now: () => string;
  readonly newId: () => string;
  /**
   * A folder of its own (`journal.log`, `journal.head`, `lock`, `tables/`), or PostgreSQL opened by `openPostgres`, whose
   * connection the caller closes.
   */
  readonly place:
    | {
        readonly form: 'folder';
        readonly folder: string;
        /** Another folder, on another disk, in which every event is synced as well before it counts. Null or left out: none. */
        readonly journalCopy?: string | null;
      }
    | { readonly form: 'postgres'; readonly database: Database };
};

/**
 * Opens the books and brings the tables up to the journal; call `takeAll` then, for batches that came in before a crash. Throws
 * `FolderInUseError`, `JournalDamagedError` and other errors whose message is for people.
 */
export async function openBooks(options: BooksOptions): Promise<Books> {
  const { county, secret, spool, dataKey, now, newId, policyKey = null } = options;
  const { code } = county;
  const seal = countySeal(dataKey, code);
  const stored: FoldContext['stored'] = async (key, deviceKey) => {
    const bytes = await spool.read(key);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== key.hash) return null;
    const read = await prepareBatch(bytes, deviceKey, { county: code, secret, seal, packs: null });
    return read.ok ? read.value : null;
  };
  const place = await openPlace(options);
  const published = publishedPacks(place.database, code, options.packs);
  const preparer = makePreparer({ county: code, secret, dataKey }, published.all);
  const parts = { county, secret, seal, spool, now, newId, place, preparer, stored, policyKey };
  return assembleBooks({ ...parts, packs: published.all, refreshPacks: published.refresh });
}

async function openPlace({ place, county }: BooksOptions): Promise<Place> {
  if (place.form === 'postgres') {
    const { database } = place;
    return { database, journal: postgresJournal(county.code), close: () => Promise.resolve() };
  }
  const { folder } = place;
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    await finishTurn(folder);
    const copy = place.journalCopy ?? null;
    const journal = await (copy === null ? openFolderJournal(folder) : openMirroredJournal(folder, copy));
    const database = await openFolderTables(folder).catch(async (error: unknown) => {
      await journal.close();
      throw error;
    });
    const close = async (): Promise<void> => {
      await database.close();
      await journal.close();
      await unlock();
    };
    return { database, journal, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Books } from '../books/books.ts';
import { openBooks } from '../books/open-books.ts';
import { UsageError } from '../cli/terminal.ts';
import { type Machine, now } from '../context.ts';
import type { Database } from '../db/database.ts';
import { openPostgres } from '../db/open-postgres.ts';
import { openFolderSpool } from '../spool/folder-spool.ts';
import { settleDataKey } from '../rekey/settle-data-key.ts';
import type { Papers } from '../papers/papers.ts';
import { PAPERS_TABLES, postgresSpool } from '../spool/postgres-spool.ts';
import type { Spool } from '../spool/spool.ts';
import { type CountyFolder, openCountyFolder } from './county-folder.ts';
import { journalCopyOf } from './journal-copy.ts';
import type { CountyOptions } from './options.ts';
import { packShelf } from './pack-shelf.ts';

/** A county that is open: who it is, its spool and its books. */
export type OpenCounty = Omit<CountyFolder, 'publicKeyPath'> & {
  readonly path: string;
  /** The public key file of the present key, for the PCs. */
  readonly publicKeyPath: string;
  /** The one that the journal is sealed with. */
  readonly dataKey: Uint8Array;
  readonly form: 'folder' | 'postgres';
  readonly spool: Spool;
  readonly books: Books;
  readonly papers: Papers;
  readonly close: () => Promise<void>;
};

/** Room that papers leave: weeks of batches, which share the disk with them and must never find it full of scans. */
const PAPERS_RESERVE_BYTES = 512 * 1024 * 1024;

/** Where journal and tables lie in the folder. */
export const booksFolder = (folder: string): string => join(folder, 'books');
/** Where batches lie in the folder. */
export const spoolFolder = (folder: string): string => join(folder, 'spool');

/** Where the papers of batches lie in the folder. */
export const papersFolder = (folder: string): string => join(folder, 'papers');

/**
 * Opens a county's folder, and its PostgreSQL if it has one. Throws {@link UsageError} for what a person can put right, and what the
 * books throw (`FolderInUseError`, `JournalDamagedError`).
 */
export async function openCounty(
  options: CountyOptions,
  env: NodeJS.ProcessEnv,
  machine: Machine,
  packsFolder: string,
): Promise<OpenCounty> {
  const folder = await openCountyFolder(options, env, machine.random);
  const { copy, note } = await journalCopyOf(options.folder, options.journalCopy);
  const { code, name, secret, policyKey } = folder;
  const database = options.databaseUrl === null ? null : await connectDatabase(options.databaseUrl);
  const spool =
    database === null
      ? await openFolderSpool(spoolFolder(options.folder))
      : postgresSpool(database, code, machine.clock);
  const papersSpool =
    database === null
      ? await openFolderSpool(papersFolder(options.folder), PAPERS_RESERVE_BYTES, 'aidpapers')
      : postgresSpool(database, code, machine.clock, PAPERS_TABLES);
  try {
    const dataKey = await settleDataKey(
      {
        code,
        path: options.folder,
        place:
          database === null ? { form: 'folder', books: booksFolder(options.folder) } : { form: 'postgres', database },
      },
      folder.dataKeys,
    );
    const books = await openBooks({
      county: { code, name },
      secret,
      dataKey,
      spool,
      policyKey,
      packs: packShelf([packsFolder, join(options.folder, 'packs')]),
      now,
      newId: v7,
      place:
        database === null
          ? { form: 'folder', folder: booksFolder(options.folder), journalCopy: copy }
          : { form: 'postgres', database },
    });
    await note();
    const close = async (): Promise<void> => {
      await books.close();
      await database?.close();
    };
    const present = { secret: books.secret, publicKeyPath: folder.publicKeyPath(books.secret.keyId) };
    return {
      ...folder,
      ...present,
      dataKey,
      path: options.folder,
      form: database === null ? 'folder' : 'postgres',
      spool,
      books,
      papers: books.papersOver(papersSpool),
      close,
    };
  } catch (error) {
    await database?.close();
    throw error;
  }
}

/** Opens the PostgreSQL of a county. Throws {@link UsageError}, without the password. */
export async function connectDatabase(url: string): Promise<Database> {
  try {
    return await openPostgres(url);
  } catch (error) {
    // What the driver says may hold the password; the code says enough.
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    if (code === null) throw error;
    throw new UsageError(`连不上 DATABASE_URL 所指的 PostgreSQL（${code}）。请核对地址、用户名、密码和网络。`);
  }
}

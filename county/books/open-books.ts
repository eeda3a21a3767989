import type { PolicyPack } from '#rules';
import type { Database } from '../db/database.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import type { Spool } from '../spool/spool.ts';
import type { Books } from './books.ts';

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
  readonly now: () => string;
  readonly newId: () => string;
  /**
   * A folder of its own (`journal.log`, `journal.head`, `lock`, `tables/`), or PostgreSQL opened by `openPostgres`, whose
   * connection the caller closes.
   */
  readonly place:
    { readonly form: 'folder'; readonly folder: string } | { readonly form: 'postgres'; readonly database: Database };
};

/** Opens the books: `JournalDamagedError`, `FolderInUseError` are thrown with a sentence for people. */
export type OpenBooks = (options: BooksOptions) => Promise<Books>;

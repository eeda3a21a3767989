import type { z } from 'zod';

/** What a column takes. Amounts are whole fen, days and instants text; a list of texts is for `= any($1)` only. */
export type SqlValue = string | number | boolean | Uint8Array | null | readonly string[];

/** What a column of {@link Connection.copy} takes: text, bigint, boolean and bytea columns, by the kind of the value. */
export type CopyValue = string | number | boolean | Uint8Array | null;

/** Rows for {@link Connection.copy}. Every row has the columns in this order. */
export type TableRows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
};

/** One connection to the tables: inside {@link Database.transaction}, everything through it is one transaction. */
export type Connection = {
  /** Rows of a query, each read by a schema. Throws on anything the schema does not know: that is a bug or a damaged table. */
  readonly rows: <T>(schema: z.ZodType<T>, sql: string, values?: readonly SqlValue[]) => Promise<readonly T[]>;
  /** Runs one statement and gives the number of rows it touched. */
  readonly run: (sql: string, values?: readonly SqlValue[]) => Promise<number>;
  /** Adds rows in bulk (COPY), to one table after the other, asked once: all of them or, where one fails, none. */
  readonly copy: (filled: readonly TableRows[]) => Promise<void>;
};

/** One small interface over PostgreSQL (pg) and PGlite; the same SQL runs on both. */
export type Database = Connection & {
  readonly form: 'postgres' | 'pglite';
  /**
   * Runs work as one transaction; an error undoes it. `alone` names what only one may do at a time (a county's decisions): a second
   * one waits, also on another node.
   */
  readonly transaction: <T>(work: (connection: Connection) => Promise<T>, alone?: string) => Promise<T>;
  readonly close: () => Promise<void>;
};

import { SpoolFullError } from '../spool/spool.ts';

/** `disk_full` of PostgreSQL and PGlite: a table or an index could not grow. */
const DISK_FULL = '53100';

/** Runs work with a database; a full disk under it becomes {@link SpoolFullError}. */
export async function withDatabaseRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === DISK_FULL)
      throw new SpoolFullError('No room in the database', { cause: error });
    throw error;
  }
}

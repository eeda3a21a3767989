import type { Connection } from '../../db/database.ts';

const none = (): Promise<never> => Promise.reject(new TypeError('A folder has no tables'));

/** A journal in a folder asks no tables. */
export const NO_TABLES: Connection = { rows: none, run: none, copy: none };

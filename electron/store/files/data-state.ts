import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { fileError, isMissing } from './file-error.ts';
import { type HeadMark, lastHeadMark } from './head-log.ts';
import { DATABASE_NAME, HEAD_LOG_NAME } from './names.ts';

/** What the folder holds before the database is opened. */
export type DataState = { readonly isNew: boolean; readonly mark: HeadMark | null };

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw fileError(cause);
  }
}

/**
 * Whether a database is to be made or must be there. `storeMade`: the keys remember that one was. STORE_MISSING when it
 * is gone or empty though it existed: nothing empty is ever put in its place. STORE_CORRUPT when it is no file.
 */
export function dataState(dataDir: string, storeMade: boolean): DataState {
  const mark = lastHeadMark(join(dataDir, HEAD_LOG_NAME));
  const file = statOf(join(dataDir, DATABASE_NAME));
  if (file !== null && !file.isFile()) throw new StoreError('STORE_CORRUPT');
  const isEmpty = file === null || file.size === 0;
  if (isEmpty && (mark !== null || storeMade)) throw new StoreError('STORE_MISSING');
  return { isNew: isEmpty, mark };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../files/durable-file.ts';
import { isMissing } from '../../files/file-error.ts';
import { BACKUPS_NAME } from '../../files/names.ts';
import { ShapeError } from '../../read-json.ts';
import { type PoolFile } from './backup-pool.ts';
import { readFiles, writeFiles } from '../open-backup.ts';

const pathIn = (dataDir: string): string => join(dataDir, BACKUPS_NAME, 'known-files.json');

/**
 * Hashes of files that an earlier backup has read: they never change, and reading gigabytes at each log-in would keep
 * the disk busy. Only a shortcut: what is copied is compared anyway, and a restore drill reads everything.
 */
export function knownFiles(dataDir: string): ReadonlyMap<string, PoolFile> {
  try {
    return new Map(readFiles(readFileSync(pathIn(dataDir), 'utf8')).map((file) => [file.path, file]));
  } catch (cause) {
    if (isMissing(cause) || cause instanceof ShapeError || cause instanceof SyntaxError) return new Map();
    throw cause;
  }
}

export const keepKnownFiles = (dataDir: string, files: readonly PoolFile[]): void =>
  writeDurably(pathIn(dataDir), writeFiles(files));

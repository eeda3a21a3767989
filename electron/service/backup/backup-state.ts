import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { drillReport } from '#shared/contract/data/backup.ts';
import { ERROR_TEXTS } from '#shared/errors.ts';
import { writeDurably } from '../../store/files/durable-file.ts';
import { fileError, isMissing } from '../../store/files/file-error.ts';

const detail = z.record(z.string(), z.union([z.string(), z.number()])).optional();
const error = z.object({ code: z.string().refine((code) => Object.hasOwn(ERROR_TEXTS, code)), detail });
const place = z.object({
  lastAt: z.string().nullable(),
  failure: z.object({ at: z.string(), error }).nullable(),
});

const schema = z.object({
  /** Folder of the second place. */
  folder: z.string().nullable(),
  /** Folder from which the data came to this PC, until a second place is chosen. */
  offered: z.string().nullable().default(null),
  local: place,
  second: place,
  drill: drillReport.nullable(),
});

/**
 * Where backups go and how the last ones went. Beside the data and not in it: it must be readable when the data is not.
 * Nothing in it is personal, and nothing is believed because of it but when to back up next.
 */
export type BackupState = z.infer<typeof schema>;

const NEVER: BackupState['local'] = { lastAt: null, failure: null };
export const NO_BACKUPS: BackupState = { folder: null, offered: null, local: NEVER, second: NEVER, drill: null };

const pathIn = (dataDir: string): string => join(dataDir, 'backup-state.json');

/** The state of a profile; that of a new one when there is none or it cannot be read. STORE_IO. */
export function readBackupState(dataDir: string): BackupState {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data : NO_BACKUPS;
  } catch (cause) {
    if (isMissing(cause) || cause instanceof SyntaxError) return NO_BACKUPS;
    throw fileError(cause);
  }
}

export const writeBackupState = (dataDir: string, state: BackupState): void =>
  writeDurably(pathIn(dataDir), JSON.stringify(state));

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptData } from '#shared/contract/data/backup.ts';
import { instantOf } from '#shared/instant.ts';
import { syncFolder } from '../../store/files/durable-file.ts';
import { fileError } from '../../store/files/file-error.ts';
import { localFolder } from './backup-places.ts';

/** What lies beside the data because something took its place: after restores, of keys, before a change of the schema. */
const REPLACED = /^replaced-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(-\d+)?$/;
const KEYS = /^replaced-keys-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/;
const BEFORE = /^app-\d+-before-\d+\.db$/;

const KEEP_DAYS = 90;
const DAY_MS = 86_400_000;

/** Everything that is kept, newest first. `goodAt`: when the last backup on this disk was made. */
export function keptData(dataDir: string, goodAt: string | null): readonly KeptData[] {
  const backups = localFolder(dataDir);
  const found = [
    ...namesIn(dataDir).flatMap((name) => datedFolder(dataDir, name)),
    ...namesIn(backups)
      .filter((name) => BEFORE.test(name))
      .map((name) => ({ name, kind: 'schema' as const, at: instantOf(statSync(join(backups, name)).mtimeMs) })),
  ];
  return found
    .map((each) => ({
      ...each,
      size: sizeOf(pathOf(dataDir, each)),
      mayRemove: goodAt !== null && Date.parse(each.at) < Date.parse(goodAt),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Removes one of them for good. */
export function removeKept(dataDir: string, kept: Pick<KeptData, 'kind' | 'name'>): void {
  const path = pathOf(dataDir, kept);
  try {
    rmSync(path, { recursive: true, force: true });
    syncFolder(join(path, '..'));
  } catch (cause) {
    throw fileError(cause);
  }
}

/**
 * Those that have to be kept no longer: older than three months, older than the last good backup, and not the last of
 * their kind.
 */
export function spareKept(kept: readonly KeptData[], now: string): readonly KeptData[] {
  return kept.filter(
    (each) =>
      each.mayRemove &&
      Date.parse(now) - Date.parse(each.at) > KEEP_DAYS * DAY_MS &&
      kept.some((other) => other.kind === each.kind && other.at > each.at),
  );
}

const pathOf = (dataDir: string, { kind, name }: Pick<KeptData, 'kind' | 'name'>): string =>
  join(kind === 'schema' ? localFolder(dataDir) : dataDir, name);

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function datedFolder(dataDir: string, name: string): readonly Pick<KeptData, 'name' | 'kind' | 'at'>[] {
  const [kind, match] = [
    KEYS.test(name) ? ('keys' as const) : ('data' as const),
    KEYS.exec(name) ?? REPLACED.exec(name),
  ];
  if (match === null || !statSync(join(dataDir, name)).isDirectory()) return [];
  const [, year, month, day, hour, minute, second] = match;
  return [{ name, kind, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000+08:00` }];
}

function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

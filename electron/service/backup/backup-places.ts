import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupRow } from '#shared/contract/data/backup.ts';
import type { FoundBackup } from '../../store/backup/backup-order.ts';
import { listBackups } from '../../store/backup/list-backups.ts';
import type { BackupPlace } from '../../store/backup/backup-order.ts';
import { POOL_NAME } from '../../store/backup/pool/backup-pool.ts';
import { BACKUPS_NAME } from '../../store/files/names.ts';
import type { BackupState } from './backup-state.ts';

/** The folders backups are looked for in. */
export type BackupFolders = Readonly<Record<BackupRow['place'], string | null>>;

export const localFolder = (dataDir: string): string => join(dataDir, BACKUPS_NAME);

/** Where the next backup goes. */
export const placesOf = (dataDir: string, second: string | null): readonly BackupPlace[] => [
  { folder: localFolder(dataDir), transfer: 'link' },
  ...(second === null ? [] : [{ folder: second, transfer: 'copy' as const }]),
];

/** Places whose last backup failed and that are there now: a stick that is in again is not kept waiting for a day. */
export function placesToRetry(dataDir: string, { folder, local, second }: BackupState): readonly BackupPlace[] {
  const has = ({ failure }: BackupState['local']): boolean =>
    failure !== null && failure.error.code !== 'BACKUP_FILES_DAMAGED';
  return placesOf(dataDir, folder).filter((place) =>
    place.transfer === 'link' ? has(local) : has(second) && existsSync(join(place.folder, POOL_NAME)),
  );
}

/** The path of a backup named by its id; null when its folder is not known. */
export function pathOfBackup(folders: BackupFolders, id: string): string | null {
  const [place = '', name = ''] = id.split('/');
  const folder = place === 'local' || place === 'second' || place === 'other' ? folders[place] : null;
  return folder === null ? null : join(folder, name);
}

function rowOf(place: BackupRow['place'], { name, size, manifest }: FoundBackup, device: string | null): BackupRow {
  const id = `${place}/${name}`;
  if (manifest === null) return { id, name, place, size, facts: null };
  const { createdAt, reason, pc, townshipName, counts, head } = manifest;
  const applications = counts['application'] ?? 0;
  const isOwn = device === null || device === manifest.device;
  const facts = { createdAt, reason, pc, townshipName, applications, entries: head.auditSeq, isOwn };
  return { id, name, place, size, facts };
}

/** Backups of all folders, newest first. `device` null: nobody knows yet whose PC this is. */
export async function backupRows(folders: BackupFolders, device: string | null): Promise<readonly BackupRow[]> {
  const rows: BackupRow[] = [];
  for (const place of ['local', 'second', 'other'] as const) {
    const folder = folders[place];
    if (folder === null) continue;
    const found = await listBackups(folder).catch(() => []);
    rows.push(...found.map((each) => rowOf(place, each, device)));
  }
  const madeAt = ({ facts, name }: BackupRow): string => `${facts?.createdAt ?? ''} ${name}`;
  return rows.sort((a, b) => (madeAt(a) < madeAt(b) ? 1 : -1));
}

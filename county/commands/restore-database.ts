import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openFolderJournal } from '../books/journal/folder-journal.ts';
import { postgresJournal } from '../books/journal/postgres-journal.ts';
import { aloneInCounty } from '../books/keep/keeper.ts';
import { UsageError } from '../cli/terminal.ts';
import { booksFolder, connectDatabase, papersFolder, spoolFolder } from '../config/open-county.ts';
import type { Database } from '../db/database.ts';
import { openFolderSpool } from '../spool/folder-spool.ts';
import { PAPERS_TABLES, postgresSpool } from '../spool/postgres-spool.ts';
import type { Spool } from '../spool/spool.ts';
import { type BackupManifest } from './backup-command.ts';
import { copySynced } from '../rekey/copy-keys.ts';
import { copyBackup, listKeys, refuseOtherKeys, type RestoreInput } from './restore-commands.ts';

/** Where a backup lies until it is in the database. */
const STAGING = 'restoring';

/**
 * Puts a backup, of a folder or of a PostgreSQL, into a PostgreSQL that has nothing of this county; keys and name go into the folder.
 * The epoch is still that of the backup. Throws {@link UsageError}.
 */
export async function restoreToDatabase(
  from: string,
  folder: string,
  {
    keys,
    url,
    clock,
    ...input
  }: Omit<RestoreInput, 'journalCopy'> & { readonly url: string; readonly clock: () => number },
): Promise<BackupManifest> {
  const staging = join(folder, STAGING);
  // What an interrupted restore left is a copy of a backup and nothing else.
  await rm(staging, { recursive: true, force: true });
  if (keys !== null) await refuseOtherKeys(keys, await listKeys(keys), join(folder, 'keys'));
  const manifest = await copyBackup(from, staging, {
    ...input,
    keys: keys ?? join(folder, 'keys'),
    journalCopy: null,
  });
  const database = await connectDatabase(url);
  try {
    await load(staging, manifest.county, database, clock);
    for (const name of [...(await filesUnder(staging, 'keys')), 'county.json'])
      if (!existsSync(join(folder, name))) await copySynced(join(staging, name), join(folder, name));
  } finally {
    await database.close();
  }
  await rm(staging, { recursive: true });
  return manifest;
}

/** All events in one transaction, then the batches: a load that was interrupted is begun again in a new database. */
async function load(staging: string, county: string, database: Database, clock: () => number): Promise<void> {
  const journal = postgresJournal(county);
  const source = await openFolderJournal(booksFolder(staging));
  try {
    await database.transaction(async (connection) => {
      if ((await journal.head(connection)).n > 0)
        throw new UsageError('数据库里已有这个县的数据。恢复只能写到空的数据库：请新建一个数据库，再恢复。');
      for await (const entry of source.read(connection)) await journal.append(connection, [entry]);
    }, aloneInCounty(county));
  } finally {
    await source.close();
  }
  await putAll(await openFolderSpool(spoolFolder(staging), 0), postgresSpool(database, county, clock));
  await putAll(
    await openFolderSpool(papersFolder(staging), 0, 'aidpapers'),
    postgresSpool(database, county, clock, PAPERS_TABLES),
  );
}

async function putAll(from: Spool, to: Spool): Promise<void> {
  for (const key of await from.list()) {
    const bytes = await from.read(key);
    if (bytes !== null) await to.put(key, bytes);
  }
  for (const { code, ...key } of await from.aside()) {
    const bytes = await from.readAside(key);
    if (bytes === null) continue;
    await to.put(key, bytes);
    await to.quarantine(key, code);
  }
}

async function filesUnder(folder: string, part: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, writeWhole } from '../../spool/synced-file.ts';
import type { Database } from '../../db/database.ts';
import { openPglite } from '../../db/open-pglite.ts';

/**
 * The tables of a folder. PGlite never syncs: what it wrote survives a killed process, but not a power cut. So its files are only kept
 * within one start of the machine; else, or when they do not open, they are thrown away, and the caller makes the tables again from
 * the journal.
 */
export async function openFolderTables(folder: string): Promise<Database> {
  const [tables, markPath] = [join(folder, 'tables'), join(folder, 'tables.state')];
  await makeFolder(folder);
  const boot = await bootId();
  const mark = await readFile(markPath, 'utf8').catch(() => '');
  if (mark !== boot) await throwAway(tables);
  await writeWhole(markPath, Buffer.from(boot));
  return openPglite(tables).catch(async () => {
    await throwAway(tables);
    return openPglite(tables);
  });
}

const throwAway = (tables: string): Promise<void> => rm(tables, { recursive: true, force: true });

/** Of this start of the machine; anything where there is none, so that tables are always made again. */
const bootId = async (): Promise<string> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => `unknown ${process.pid}`)).trim();

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing, makeFolder, writeWhole } from '../../spool/synced-file.ts';
import type { Database } from '../../db/database.ts';
import { openPglite } from '../../db/open-pglite.ts';

const countRow = z.object({ n: z.number() });
const tableRow = z.object({ name: z.string() });

/**
 * The tables of a folder. PGlite never syncs: what it wrote survives a killed process, but not a power cut. So its files are only kept
 * within one start of the machine and as they were left; else, or when they do not open or read, they are thrown away, and the caller
 * makes the tables again from the journal.
 */
export async function openFolderTables(folder: string): Promise<Database> {
  const [tables, markPath] = [join(folder, 'tables'), join(folder, 'tables.state')];
  await makeFolder(folder);
  const boot = await bootId();
  const [machine, files] = (await readFile(markPath, 'utf8').catch(() => '')).split('\n');
  // A service that was killed left no word on its files; what is missing then shows when they are read.
  const isOurs = machine === boot && (files === undefined || files === (await filesIn(tables).catch(() => null)));
  if (!isOurs) await throwAway(tables);
  await writeWhole(markPath, Buffer.from(boot));
  const database = await openWhole(tables).catch(async () => {
    await throwAway(tables);
    return openPglite(tables);
  });
  const writeMark = async (): Promise<void> => writeWhole(markPath, Buffer.from(`${boot}\n${await filesIn(tables)}`));
  const close = async (): Promise<void> => {
    await database.close();
    // Without it the next start only knows less about them.
    await writeMark().catch(() => undefined);
  };
  return { ...database, close };
}

/** Opens tables and touches each of them with all its indexes: PGlite itself looks for a file only when it is asked for. */
async function openWhole(tables: string): Promise<Database> {
  const database = await openPglite(tables);
  try {
    const tablesThere = await database.rows(
      tableRow,
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tablesThere) await database.rows(countRow, `select count(*) as n from "${name}"`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const throwAway = (tables: string): Promise<void> => rm(tables, { recursive: true, force: true });

/** A hash over names and sizes of all files: none may be gone, cut or emptied while nobody worked with them. */
async function filesIn(tables: string): Promise<string> {
  const lines: string[] = [];
  for (const name of (await readdir(tables, { recursive: true }).catch(none)).toSorted()) {
    const found = await stat(join(tables, name));
    if (found.isFile()) lines.push(`${name} ${found.size}`);
  }
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const none = (error: unknown): string[] => {
  if (isMissing(error)) return [];
  throw error;
};

/** Of this start of the machine; anything where there is none, so that tables are always made again. */
const bootId = async (): Promise<string> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => `unknown ${process.pid}`)).trim();

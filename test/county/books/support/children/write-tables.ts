import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { FolderInUseError, lockFolder } from '../../../../../county/books/journal/folder-lock.ts';
import { openPglite } from '../../../../../county/db/open-pglite.ts';

/**
 * Writes rows into tables in a folder, with or without the lock of the county's folder around them: `write-tables PLACE FIRST
 * [locked]`. A row for each line of its standard input, and a line when it was acknowledged.
 */
const [place = '', first = '0', how] = process.argv.slice(2);
let unlock = (): Promise<void> => Promise.resolve();
try {
  if (how === 'locked') unlock = await lockFolder(dirname(place));
} catch (error) {
  if (!(error instanceof FolderInUseError)) throw error;
  writeSync(1, 'in use\n');
  process.exit(0);
}
const tables = await openPglite(place);
await tables.run('create table if not exists thing (id bigint primary key)');
writeSync(1, 'ready\n');
let id = Number(first);
for await (const _ of createInterface({ input: process.stdin })) {
  const kept = await tables.run('insert into thing (id) values ($1)', [id]).catch(() => 0);
  writeSync(1, kept === 1 ? `${id}\n` : 'refused\n');
  id += 1;
}
await tables.close().catch(() => undefined);
await unlock();
process.exit(0);

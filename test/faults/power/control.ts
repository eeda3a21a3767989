import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childCommand, startChild } from '../support/child.ts';
import type { Disk } from './disk.ts';

/** Long enough for hundreds of rows, short enough for the kernel not to have written them by itself. */
const WORK_MS = 700;

/** What a power cut costs a database with `synchronous` NORMAL: acknowledged rows that are gone. */
export async function rowsLost(disk: Disk): Promise<number> {
  const file = join(disk.mount, 'plain.db');
  let acknowledged = 0;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const child = startChild(childCommand('plain', [file]), (line) => {
    acknowledged = Number(line);
    begin();
  });
  await Promise.race([begun, child.ended]);
  await sleep(WORK_MS);
  disk.cutPower();
  child.kill();
  await child.ended;
  disk.comeBack();
  const db = new Sqlite(file, { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  try {
    const hasTable = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'row'").pluck().get() === 1;
    const kept = hasTable ? Number(db.prepare('SELECT count(*) FROM row').pluck().get()) : 0;
    return Math.max(0, acknowledged - kept);
  } finally {
    db.close();
  }
}

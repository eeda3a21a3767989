/**
 * The control of the power cuts: writes rows with `synchronous` NORMAL, one line for each that is committed, until it is
 * killed: `plain-child FILE`.
 */
import Sqlite from 'better-sqlite3';
import { writeSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const db = new Sqlite(file, { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
// A checkpoint would sync, and a cut right after it would cost nothing.
db.pragma('wal_autocheckpoint = 0');
db.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, content BLOB)');
const insert = db.prepare('INSERT INTO row (content) VALUES (randomblob(400))');
for (;;) writeSync(1, `${insert.run().lastInsertRowid}\n`);

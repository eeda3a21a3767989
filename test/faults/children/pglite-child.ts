/**
 * The control of the county's power cuts: rows in PGlite alone, one line for each that is committed, or the line how many there
 * are: `pglite-child write|count FOLDER`.
 */
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { openPglite } from '../../../county/db/open-pglite.ts';

const [what = '', folder = ''] = process.argv.slice(2);
const tables = await openPglite(folder);
if (what === 'count') {
  const [row] = await tables.rows(z.object({ n: z.number() }), 'select count(*)::bigint as n from control');
  writeSync(1, `${row?.n ?? 0}\n`);
  process.exit(0);
}
await tables.run('create table control (id bigint primary key)');
for (let id = 1; ; id += 1) {
  await tables.run('insert into control (id) values ($1)', [id]);
  writeSync(1, `${id}\n`);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../../county/db/migrate.ts';
import type { Database } from '../../../county/db/database.ts';
import { FORMS, placeOf } from './support/databases.ts';

const WHY = '家属王小明来过，已核对';

describe.each(FORMS)('alarms that people saw to, in %s', (form) => {
  let place: Awaited<ReturnType<typeof placeOf>>;
  let database: Database;
  beforeAll(async () => {
    place = await placeOf(form);
    database = await place.open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  it('keep of an older program’s words, which lay open, only when that was', async () => {
    // As an older program left them.
    await database.run('delete from migration where n = 140');
    const at = '2026-11-22T09:00:00.000+08:00';
    const settled = JSON.stringify({ at, by: 'cli', action: 'dropped', reason: WHY });
    // What JSON may hold and PostgreSQL reads none with.
    const odd = ['半个\ud83d', '空\u0000'].map((reason) => JSON.stringify({ at, by: 'cli', action: 'freed', reason }));
    for (const [n, said] of [settled, null, ...odd].map((each, i) => [i + 1, each] as const))
      await database.run(
        `insert into alarm (county, n, id, at, alarm, device, seq, hash, refusal, settled)
         values ('210502', $1, $2, '', 'fork', '', 1, '', '', $3)`,
        [n, `alarm-${n}`, said],
      );
    await migrate(database);
    const rows = await database.rows(
      z.object({ settled: z.string().nullable() }),
      'select settled from alarm order by n',
    );
    expect(rows).toEqual([{ settled: at }, { settled: null }, { settled: at }, { settled: at }]);
  });
});

import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import { hashOf, type Entry, type Journal, JournalDamagedError, NO_EVENTS } from './journal.ts';

const entryRow = z.object({
  n: z.number(),
  hash: z.string(),
  kind: z.string(),
  at: z.string(),
  body: z.instanceof(Uint8Array),
});
const headRow = entryRow.pick({ n: true, hash: true });
const PAGE = 500;

/** The journal as a table: an event is committed together with what it changes. */
export function postgresJournal(county: string): Journal {
  return {
    head: async (connection) => {
      const [row] = await connection.rows(
        headRow,
        'select n, hash from journal where county = $1 order by n desc limit 1',
        [county],
      );
      return row ?? NO_EVENTS;
    },
    append: async (connection, entries) => {
      const [first] = entries;
      // A COPY is two more messages than an insert, and most changes are one event.
      if (first !== undefined && entries.length === 1)
        await connection.run('insert into journal (county, n, hash, kind, at, body) values ($1, $2, $3, $4, $5, $6)', [
          county,
          first.n,
          first.hash,
          first.kind,
          first.at,
          first.body,
        ]);
      else
        await connection.copy([
          {
            table: 'journal',
            columns: ['county', 'n', 'hash', 'kind', 'at', 'body'],
            rows: entries.map(({ n, hash, kind, at, body }) => [county, n, hash, kind, at, body]),
          },
        ]);
    },
    read: (connection) => readAll(connection, county),
    close: () => Promise.resolve(),
  };
}

async function* readAll(connection: Connection, county: string): AsyncIterable<Entry> {
  let { n, hash } = NO_EVENTS;
  for (;;) {
    const rows = await connection.rows(
      entryRow,
      'select n, hash, kind, at, body from journal where county = $1 and n > $2 order by n limit $3',
      [county, n, PAGE],
    );
    for (const row of rows) {
      if (row.n !== n + 1 || row.hash !== hashOf(hash, row)) throw new JournalDamagedError(n + 1, '链接不上');
      ({ n, hash } = row);
      yield row;
    }
    if (rows.length < PAGE) return;
  }
}

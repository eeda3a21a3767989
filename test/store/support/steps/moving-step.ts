import { sql } from '../../../../electron/store/db/sql.ts';
import type { Migration } from '../../../../electron/store/db/migrate.ts';
import { MIGRATIONS } from '../../../../electron/store/migrations/index.ts';

/** Rows the step moves; one statement each. */
export const MOVED_ROWS = 5;

/** The shipped steps and one more that moves rows; `before` is called before each statement, and before the end. */
export const stepThatMoves = (before: (index: number) => void): readonly Migration[] => [
  ...MIGRATIONS,
  {
    version: (MIGRATIONS.at(-1)?.version ?? 0) + 10,
    schema: 'ALTER TABLE application ADD COLUMN urgent INTEGER; CREATE TABLE moved (a INTEGER NOT NULL) STRICT;',
    rows: (db) => {
      for (let index = 0; index <= MOVED_ROWS; index += 1) {
        before(index);
        if (index < MOVED_ROWS) db.run(sql`INSERT INTO moved (a) VALUES (${index})`);
      }
    },
  },
];

import type Sqlite from 'better-sqlite3';
import type { HeadMark } from '../../../../electron/store/files/head-log.ts';

/** Every row of every table, as a backup holds them. */
export type Snapshot = readonly (readonly (readonly unknown[])[])[];

/** A backup of a PC's own data: its tables, and how far they were. How it is sealed, written and read is tried by test/store. */
export type OwnBackup = { readonly rows: Snapshot; readonly from: HeadMark };

/** Copies tables in memory and puts such a copy in their place. */
export function snapshotsOf(connection: Sqlite.Database): {
  readonly take: () => Snapshot;
  readonly putBack: (snapshot: Snapshot) => void;
} {
  const names = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const tables = names.map((name) => {
    const read = connection.prepare<[], readonly unknown[]>(`SELECT * FROM "${name}"`).raw();
    const places = read.columns().map(() => '?');
    return {
      read,
      clear: connection.prepare(`DELETE FROM "${name}"`),
      write: connection.prepare(`INSERT INTO "${name}" VALUES (${places.join(', ')})`),
    };
  });
  return {
    take: () => tables.map(({ read }) => read.all()),
    putBack: (snapshot) => {
      for (const [at, { clear, write }] of tables.entries()) {
        clear.run();
        for (const row of snapshot[at] ?? []) write.run(...row);
      }
    },
  };
}

import { sql } from '../db/sql.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';

/** What the data knows about the users; who they are is in the key file. */
export const userStore = ({ db }: StoreContext): Store['users'] => ({
  lastLogIns: () =>
    new Map(
      // The condition is the one of the index, word for word, or the whole chain would be read.
      db
        .all(
          sql`SELECT user_id, at FROM audit WHERE seq IN (
            SELECT max(seq) FROM audit WHERE action IN ('session.unlock', 'session.recover') GROUP BY user_id)`,
        )
        .map((row) => [String(row['user_id']), String(row['at'])] as const),
    ),
});

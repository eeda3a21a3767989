import { sql } from '../db/sql.ts';
import { selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { settlementTable, toSettlement } from '../tables/settlement.ts';

/** Frozen settlements. */
export const settlementStore = (context: StoreContext): Store['settlements'] => ({
  of: (applicationId) => {
    const [stored] = selectRows(
      context,
      settlementTable,
      sql`WHERE application_id = ${applicationId} AND state = 'current'`,
    );
    return stored === undefined ? null : toSettlement(stored);
  },
});

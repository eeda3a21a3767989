import { sql } from '../../db/sql.ts';
import { selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { reviewTable, toReview } from '../../tables/case/review.ts';

/** Reviews in force. */
export const reviewStore = (context: StoreContext): Store['reviews'] => ({
  of: (applicationId) => {
    const [stored] = selectRows(
      context,
      reviewTable,
      sql`WHERE application_id = ${applicationId} AND state = 'current'`,
    );
    return stored === undefined ? null : toReview(stored);
  },
});

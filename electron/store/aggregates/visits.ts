import { sql } from '../db/sql.ts';
import type { VisitRecord } from '../records.ts';
import { findRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { applicationTable } from '../tables/application.ts';
import { toVisit, visitTable } from '../tables/visit.ts';

/** Visits that count for a person's year. A damaged row stops the answer: a sum without it would be wrong. */
export function visitStore(context: StoreContext): Store['visits'] {
  return {
    confirmedOf: (personId, exceptApplicationId) =>
      selectRows(
        context,
        visitTable,
        sql`WHERE person_id = ${personId} AND state = 'current' AND application_id <> ${exceptApplicationId}
          AND application_id IN (SELECT id FROM application WHERE status IN ('settled', 'sealed'))
          ORDER BY from_on, to_on, id`,
      ).map((stored): VisitRecord => {
        const applicationId = stored.row.application_id;
        const application = findRow(context, applicationTable, applicationId);
        return {
          ...toVisit(stored),
          id: stored.id,
          applicationId,
          applicationNumber: application?.row.number ?? '',
          personId,
        };
      }),
  };
}

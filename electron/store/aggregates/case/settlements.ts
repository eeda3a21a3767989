import { sql } from '../../db/sql.ts';
import type { ConfirmedSettlement } from '../../records.ts';
import { findRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { settlementTable, toSettlement } from '../../tables/case/settlement.ts';
import { isOfPerson } from '../../tables/people/person-merge.ts';

/** Frozen settlements. A damaged row stops the answer: what others were given would be missing from the next one. */
export const settlementStore = (context: StoreContext): Store['settlements'] => ({
  of: (applicationId) => {
    const [stored] = selectRows(
      context,
      settlementTable,
      sql`WHERE application_id = ${applicationId} AND state = 'current'`,
    );
    return stored === undefined ? null : toSettlement(stored);
  },
  everyOf: (applicationId) =>
    selectRows(context, settlementTable, sql`WHERE application_id = ${applicationId} ORDER BY settled_at, id`).map(
      toSettlement,
    ),
  confirmedOf: (personId, exceptApplicationId) =>
    selectRows(
      context,
      settlementTable,
      sql`WHERE state = 'current' AND application_id <> ${exceptApplicationId}
        AND application_id IN (SELECT id FROM application WHERE ${isOfPerson(context, personId)})
        ORDER BY settled_at, id`,
    ).map((stored): ConfirmedSettlement => {
      const settlement = toSettlement(stored);
      const application = findRow(context, applicationTable, settlement.applicationId);
      return { ...settlement, applicationNumber: application?.row.number ?? '' };
    }),
});

import { isConfirmed } from '#shared/domain/application-status.ts';
import { sql } from '../../db/sql.ts';
import type { AcceptedVisit, VisitRecord } from '../../records.ts';
import { rowFinder } from '../../rows/row-finder.ts';
import { selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { applicationTable, statusOf } from '../../tables/case/application.ts';
import { toVisit, visitTable } from '../../tables/case/visit.ts';
import { isOfPerson } from '../../tables/people/person-merge.ts';

/** Visits that count for a person's year. A damaged row stops the answer: a sum without it would be wrong. */
export function visitStore(context: StoreContext): Store['visits'] {
  const acceptedOf = (personId: string, exceptApplicationId: string): readonly AcceptedVisit[] => {
    const applicationOf = rowFinder(context, applicationTable);
    return selectRows(
      context,
      visitTable,
      sql`WHERE ${isOfPerson(context, personId)} AND state = 'current' AND application_id <> ${exceptApplicationId}
        ORDER BY from_on, to_on, id`,
    ).map((stored) => {
      const applicationId = stored.row.application_id;
      const application = applicationOf(applicationId);
      if (application === null) throw new Error(`A visit without its application: ${stored.id}`);
      const applicationNumber = application.row.number ?? '';
      const status = statusOf(application.row);
      return { ...toVisit(stored), id: stored.id, applicationId, applicationNumber, personId, status };
    });
  };
  return {
    acceptedOf,
    confirmedOf: (personId, exceptApplicationId) =>
      acceptedOf(personId, exceptApplicationId)
        .filter(({ status }) => isConfirmed(status))
        .map(({ status: _status, ...visit }): VisitRecord => visit),
  };
}

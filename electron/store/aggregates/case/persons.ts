import { findPerson } from '../../applications/keep-person.ts';
import { findRow } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import type { ApplicationReader } from '../../tables/case/application.ts';
import { personTable, toPersonRecord } from '../../tables/case/person.ts';

/** People of accepted applications. */
export function personStore(context: StoreContext, applications: ApplicationReader): Store['persons'] {
  return {
    findByIdNumber: (idNumber) => {
      const stored = findPerson(context, idNumber);
      return stored === null ? null : toPersonRecord(context, stored);
    },
    get: (id) => {
      const stored = findRow(context, personTable, id);
      return stored === null ? null : toPersonRecord(context, stored);
    },
    applicationsOf: applications.ofPerson,
  };
}

import { findPerson } from '../../applications/person/find-person.ts';
import type { PersonRecord } from '../../records.ts';
import { commaList, sql } from '../../db/sql.ts';
import { findRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import type { ApplicationReader } from '../../tables/case/application.ts';
import { accountText, personTable, toPersonRecord } from '../../tables/case/person.ts';
import { rootOf } from '../../tables/people/person-merge.ts';

/** People of accepted applications. */
export function personStore(context: StoreContext, applications: ApplicationReader): Store['persons'] {
  /** Files that were merged are one person, shown as the one that was kept. */
  const personOf = (id: string): PersonRecord | null => {
    const stored = findRow(context, personTable, rootOf(context, id));
    return stored === null ? null : toPersonRecord(context, stored);
  };
  return {
    findByIdNumber: (idNumber, own = null) => {
      const stored = findPerson(context, idNumber, own);
      return stored === null ? null : personOf(stored.id);
    },
    get: personOf,
    withAccount: (number) => {
      const text = accountText(number);
      if (text === '') return [];
      const indexes = context.sealer.indexes('account', text).map((index) => sql`${index}`);
      const found = selectRows(context, personTable, sql`WHERE account_index IN (${commaList(indexes)})`);
      return [...new Set(found.map(({ id }) => rootOf(context, id)))].flatMap((id) => personOf(id) ?? []);
    },
    applicationsOf: applications.ofPerson,
  };
}

import { fen } from '#shared/fen.ts';
import { sql } from '../../db/sql.ts';
import type { LedgerRecord } from '../../records.ts';
import { rowFinder } from '../../rows/row-finder.ts';
import { selectRows, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { type LedgerContent, type LedgerRow, ledgerTable } from '../../tables/case/ledger-entry.ts';
import { isOfPerson } from '../../tables/people/person-merge.ts';

/** The year ledger. A damaged row stops the answer: a sum without it would be wrong. */
export function ledgerStore(context: StoreContext): Store['ledger'] {
  const rowsOf = (personId: string): readonly Stored<LedgerRow, LedgerContent>[] =>
    selectRows(context, ledgerTable, sql`WHERE ${isOfPerson(context, personId)} ORDER BY year DESC, position`);
  const toRecord = (
    { id, row, content }: Stored<LedgerRow, LedgerContent>,
    applicationNumber: string,
  ): LedgerRecord => ({
    ...content(),
    id,
    personId: row.person_id,
    applicationId: row.application_id,
    applicationNumber,
    year: row.year,
    kind: row.kind,
    fund: row.fund,
    amount: fen(row.amount),
    reverses: row.reverses,
    at: row.at,
  });
  return {
    ofPerson: (personId) => {
      const applicationOf = rowFinder(context, applicationTable);
      return rowsOf(personId).map((stored) =>
        toRecord(stored, applicationOf(stored.row.application_id)?.row.number ?? ''),
      );
    },
  };
}

import { fen } from '#shared/fen.ts';
import { sql } from '../db/sql.ts';
import type { LedgerRecord } from '../records.ts';
import { findRow, selectRows, type Stored } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { applicationTable } from '../tables/application.ts';
import { type LedgerContent, type LedgerRow, ledgerTable } from '../tables/ledger-entry.ts';

/** The year ledger. A damaged row stops the answer: a sum without it would be wrong. */
export function ledgerStore(context: StoreContext): Store['ledger'] {
  const rowsOf = (personId: string): readonly Stored<LedgerRow, LedgerContent>[] =>
    selectRows(context, ledgerTable, sql`WHERE person_id = ${personId} ORDER BY year DESC, position`);
  const toRecord = ({ id, row, content }: Stored<LedgerRow, LedgerContent>): LedgerRecord => ({
    ...content(),
    id,
    personId: row.person_id,
    applicationId: row.application_id,
    applicationNumber: findRow(context, applicationTable, row.application_id)?.row.number ?? '',
    year: row.year,
    kind: row.kind,
    fund: row.fund,
    amount: fen(row.amount),
    reverses: row.reverses,
    at: row.at,
  });
  return {
    ofPerson: (personId) => rowsOf(personId).map(toRecord),
  };
}

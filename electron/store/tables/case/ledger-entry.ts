import { members, textOf } from '../../read-json.ts';
import type { LedgerRecord } from '../../records.ts';
import type { SealedTable } from '../../rows/sealed-table.ts';

export type LedgerRow = {
  readonly position: number;
  readonly person_id: string;
  readonly application_id: string;
  readonly year: number;
  readonly kind: LedgerRecord['kind'];
  readonly fund: string;
  readonly amount: number;
  readonly reverses: string | null;
  readonly at: string;
};
export type LedgerContent = { readonly fundName: string; readonly who: string };

export const ledgerTable: SealedTable<LedgerRow, LedgerContent> = {
  name: 'ledger_entry',
  label: '台账',
  columns: {
    position: true,
    person_id: true,
    application_id: true,
    year: true,
    kind: true,
    fund: true,
    amount: true,
    reverses: true,
    at: true,
  },
  read: (json) => {
    const from = members(json);
    return { fundName: textOf(from, 'fundName'), who: textOf(from, 'who') };
  },
  write: (content) => content,
};

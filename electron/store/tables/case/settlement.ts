import { fen } from '#shared/fen.ts';
import { members, nullableOf, textOf } from '../../read-json.ts';
import type { SettlementInput, SettlementRecord } from '../../records.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type SettlementRow = {
  readonly application_id: string;
  readonly application_revision: number;
  readonly state: 'current' | 'withdrawn';
  readonly pack_id: string;
  readonly pack_hash: string;
  readonly engine: string;
  readonly payable: number;
  readonly settled_at: string;
};
export type SettlementContent = Pick<SettlementInput, 'inputs' | 'view' | 'eligibility' | 'result'> & {
  readonly settledBy: string;
  readonly settledById: string | null;
};

export const settlementTable: SealedTable<SettlementRow, SettlementContent> = {
  name: 'settlement',
  label: '测算',
  columns: {
    application_id: true,
    application_revision: true,
    state: true,
    pack_id: true,
    pack_hash: true,
    engine: true,
    payable: true,
    settled_at: true,
  },
  read: (json) => {
    const from = members(json);
    return {
      inputs: textOf(from, 'inputs'),
      view: textOf(from, 'view'),
      eligibility: textOf(from, 'eligibility'),
      result: textOf(from, 'result'),
      settledBy: textOf(from, 'settledBy'),
      // The first release kept the name alone.
      settledById: 'settledById' in from ? nullableOf(from, 'settledById', textOf) : null,
    };
  },
  write: (content) => content,
};

/** A stored settlement as it was given. */
export const toSettlement = ({ id, row, content }: Stored<SettlementRow, SettlementContent>): SettlementRecord => ({
  ...content(),
  id,
  applicationId: row.application_id,
  applicationRevision: row.application_revision,
  packId: row.pack_id,
  packHash: row.pack_hash,
  engine: row.engine,
  payable: fen(row.payable),
  settledAt: row.settled_at,
});

import { members, textOf } from '../../read-json.ts';
import type { BatchRecord } from '../../records/batch-record.ts';
import type { SealedTable } from '../../rows/sealed-table.ts';

export type BatchRow = {
  readonly seq: number;
  readonly file_name: string;
  readonly hash: string;
  readonly size: number;
  readonly count: number;
  readonly total: number;
  readonly state: BatchRecord['state'];
  readonly sealed_at: string;
};
export type BatchContent = { readonly headerJson: string; readonly sealedBy: string };

export const batchTable: SealedTable<BatchRow, BatchContent> = {
  name: 'batch',
  label: '批次',
  columns: {
    seq: true,
    file_name: true,
    hash: true,
    size: true,
    count: true,
    total: true,
    state: true,
    sealed_at: true,
  },
  read: (json) => {
    const from = members(json);
    return { headerJson: textOf(from, 'headerJson'), sealedBy: textOf(from, 'sealedBy') };
  },
  write: (content) => content,
};

export type BatchItemRow = {
  readonly batch_id: string;
  readonly position: number;
  readonly application_id: string;
  /** Revision that the batch holds. */
  readonly application_revision: number;
};

export const batchItemTable: SealedTable<BatchItemRow, null> = {
  name: 'batch_item',
  label: '批次内容',
  columns: { batch_id: true, position: true, application_id: true, application_revision: true },
  read: () => null,
  write: () => null,
};

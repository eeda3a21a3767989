import { members, textOf, wholeNumberOf } from '../../read-json.ts';
import type { SealedTable } from '../../rows/sealed-table.ts';

export type ReceiptRow = {
  readonly batch_id: string;
  readonly county_epoch: number;
  readonly received_at: string;
  readonly applied_at: string;
};
/** The file as it came, base64url: the proof, for whoever asks. */
export type ReceiptContent = { readonly file: string; readonly durableThrough: number };

export const receiptTable: SealedTable<ReceiptRow, ReceiptContent> = {
  name: 'receipt',
  label: '县级回执',
  columns: { batch_id: true, county_epoch: true, received_at: true, applied_at: true },
  read: (json) => {
    const from = members(json);
    return { file: textOf(from, 'file'), durableThrough: wholeNumberOf(from, 'durableThrough') };
  },
  write: (content) => content,
};

import { canonicalJson } from '#shared/canonical-json.ts';
import { tidyBillText } from '#shared/typed-text.ts';
import { members, textOf } from '../read-json.ts';
import type { BillKey } from '../records.ts';
import type { SealedTable } from '../rows/sealed-table.ts';

export type BillRow = {
  readonly visit_id: string;
  readonly application_id: string;
  readonly state: 'claimed' | 'withdrawn';
  /** Blind index of code and number; unique among claimed bills, whoever the person is. */
  readonly key_index: Uint8Array;
};
export type BillContent = BillKey & { readonly check: string };

export const billTable: SealedTable<BillRow, BillContent> = {
  name: 'bill',
  label: '票据',
  columns: { visit_id: true, application_id: true, state: true, key_index: true },
  read: (json) => {
    const from = members(json);
    return { code: textOf(from, 'code'), number: textOf(from, 'number'), check: textOf(from, 'check') };
  },
  write: (content) => content,
};

/** One text for the same bill, however it was typed. */
export const billKeyText = ({ code, number }: BillKey): string =>
  canonicalJson([tidyBillText(code), tidyBillText(number)]);

import { canonicalJson } from '#shared/canonical-json.ts';
import { isSameBill } from '#shared/domain/bill.ts';
import { tidyBillText } from '#shared/typed-text.ts';
import { commaList, sql } from '../../db/sql.ts';
import { members, textOf } from '../../read-json.ts';
import type { BillKey } from '../../records.ts';
import type { RowSealer } from '../../rows/row-sealer.ts';
import { type RowReader, type SealedTable, selectRows, type Stored } from '../../rows/sealed-table.ts';

export type BillRow = {
  readonly visit_id: string;
  readonly application_id: string;
  readonly state: 'claimed' | 'withdrawn';
  /** Blind index of code and number; unique among claimed bills, whoever the person is. */
  readonly key_index: Uint8Array;
  /** Blind index of the number alone: a bill typed without its code is found by it. */
  readonly number_index: Uint8Array;
};
export type BillContent = BillKey & { readonly check: string };

export const billTable: SealedTable<BillRow, BillContent> = {
  name: 'bill',
  label: '票据',
  columns: { visit_id: true, application_id: true, state: true, key_index: true, number_index: true },
  read: (json) => {
    const from = members(json);
    return { code: textOf(from, 'code'), number: textOf(from, 'number'), check: textOf(from, 'check') };
  },
  write: (content) => content,
  reindex: (sealer, json) => billIndexes(sealer, billTable.read(json)),
};

/** The indexes a claimed bill stands under. */
export const billIndexes = (
  sealer: RowSealer,
  { code, number }: BillKey,
): Pick<BillRow, 'key_index' | 'number_index'> => ({
  key_index: sealer.index('bill', canonicalJson([tidyBillText(code), tidyBillText(number)])),
  number_index: sealer.index('bill', tidyBillText(number)),
});

/** The claimed bills that are the same as this one, however it was typed (`isSameBill`) and whichever key it is under. */
export function claimsOf(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  bill: BillKey,
): readonly Stored<BillRow, BillContent>[] {
  const indexes = commaList(reader.sealer.indexes('bill', tidyBillText(bill.number)).map((index) => sql`${index}`));
  return selectRows(reader, billTable, sql`WHERE number_index IN (${indexes}) AND state = 'claimed'`).filter(
    ({ content }) => isSameBill(content(), bill),
  );
}

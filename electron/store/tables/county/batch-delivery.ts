import { ERROR_TEXTS, type ErrorCode } from '#shared/errors.ts';
import { members, nullableOf, textOf } from '../../read-json.ts';
import type { DeliveryRecord } from '../../records/county-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type DeliveryRow = {
  readonly county_epoch: number;
  readonly state: DeliveryRecord['state'];
  readonly at: string;
};
export type DeliveryContent = { readonly code: ErrorCode | null; readonly why: string };

const isCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_TEXTS, text);

/** How the sending of a batch ended; its id is the batch's. No row: it is still to be sent. */
export const deliveryTable: SealedTable<DeliveryRow, DeliveryContent> = {
  name: 'batch_delivery',
  label: '批次送达',
  columns: { county_epoch: true, state: true, at: true },
  read: (json) => {
    const from = members(json);
    const code = nullableOf(from, 'code', textOf);
    return { code: code !== null && isCode(code) ? code : null, why: textOf(from, 'why') };
  },
  write: (content) => content,
};

export const toDelivery = ({ id, row, content }: Stored<DeliveryRow, DeliveryContent>): DeliveryRecord => ({
  ...content(),
  batchId: id,
  epoch: row.county_epoch,
  state: row.state,
  at: row.at,
});

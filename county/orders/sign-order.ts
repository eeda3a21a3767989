import { sign } from 'node:crypto';
import { type CountyOrder, orderMessage } from '#shared/protocol/order/county-order.ts';
import type { CountySecret } from '../keys/county-secret.ts';

/** The text of an order file, signed with the county's receipt key. */
export function signOrder(order: CountyOrder, { receipt }: Pick<CountySecret, 'receipt'>): string {
  const signature = sign(null, Buffer.from(orderMessage(order), 'utf8'), receipt).toString('base64url');
  return `${JSON.stringify({ order, signature }, null, 2)}\n`;
}

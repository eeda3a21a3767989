import { verify } from 'node:crypto';
import {
  type CountyOrder,
  LONGEST_ORDER,
  orderMessage,
  signedOrderSchema,
} from '#shared/protocol/order/county-order.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { publicKeyOf } from './raw-keys.ts';

const BYTE_ORDER_MARK = '\uFEFF';

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    return null;
  }
}

/**
 * Reads an order file and checks that this county signed it. Whether it is for this PC and still holds is for the caller
 * to ask. ORDER_UNREADABLE, ORDER_OTHER_COUNTY, ORDER_ALTERED.
 */
export function readOrder(text: string, county: Pick<CountyKey, 'keyId' | 'receipt'>): Result<CountyOrder> {
  const parsed = text.length > LONGEST_ORDER ? null : signedOrderSchema.safeParse(parse(text));
  if (parsed === null || !parsed.success) return fail('ORDER_UNREADABLE');
  const { order, signature } = parsed.data;
  if (order.countyKey !== county.keyId)
    return fail('ORDER_OTHER_COUNTY', { found: order.countyKey, own: county.keyId });
  const message = Buffer.from(orderMessage(order), 'utf8');
  const isSigned = verify(null, message, publicKeyOf('ed25519', county.receipt), Buffer.from(signature, 'base64url'));
  return isSigned ? ok(order) : fail('ORDER_ALTERED');
}

import { z } from 'zod';
import { LONGEST_ORDER } from '../protocol/county-order.ts';
import { channel, nothing } from './channel.ts';

/** What the county gives this PC beside its public key: orders, signed and for this PC alone. */
export const keysChannels = {
  /** What the county asks for when it signs something for this PC. */
  'keys/device': channel('user', 'read', nothing, z.strictObject({ device: z.string(), pc: z.string() })),
  /**
   * Takes the text of a permit for a township with one person. ORDER_NO_KEY, ORDER_UNREADABLE, ORDER_OTHER_COUNTY,
   * ORDER_ALTERED, ORDER_OTHER_DEVICE, PERMIT_EXPIRED, PERMIT_OLDER.
   */
  'keys/importPermit': channel(
    'admin',
    'write',
    // One more than is read, so that a larger file is refused by what it is and not by its length.
    z.strictObject({ text: z.string().max(LONGEST_ORDER + 1) }),
    z.strictObject({ permitNo: z.string(), until: z.string() }),
  ),
};

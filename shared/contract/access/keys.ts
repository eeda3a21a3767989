import { z } from 'zod';
import { LONGEST_ORDER } from '../../protocol/order/county-order.ts';
import { channel, id, instant, nothing, password } from '../channel.ts';

/** A request to the county to be unlocked once, as it waits for its answer. */
export const unlockRequestView = z.strictObject({
  userId: id,
  userName: z.string(),
  at: instant,
  /** What file and QR code hold. */
  text: z.string(),
  /** True after the days in which its answer may be used. */
  isOver: z.boolean(),
});
export type UnlockRequestView = z.infer<typeof unlockRequestView>;

/** How it stands with the data key. */
export const rekeyView = z.strictObject({
  /** 1 from the first run on; one more with each replacement. */
  epoch: z.number().int(),
  /** The last replacement; null: none yet. */
  replaced: z.strictObject({ at: instant, by: z.string() }).nullable(),
  /** True while some of the data is still under an earlier key. */
  isMoving: z.boolean(),
  /** Records looked at, while they are; null: not now. */
  progress: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Names of those who have not logged in since the last replacement. */
  away: z.array(z.string()),
  /** Names of those who must log in before the next one. */
  lacking: z.array(z.string()),
  /** Records that are damaged, or could not be sealed anew, as the last round found. */
  damaged: z.number().int(),
  stuck: z.number().int(),
  /** The sentence of what stopped it for now. */
  failure: z.string().nullable(),
});
export type RekeyView = z.infer<typeof rekeyView>;

/** What the county gives this PC beside its public key: orders, signed and for this PC alone. */
export const keysChannels = {
  /** How it stands with the data key. */
  'keys/rekeyView': channel('user', 'read', nothing, rekeyView),
  /**
   * Replaces the data key and gives the new recovery code; the one before is spent. The data is moved to the new key beside
   * the work. WRONG_PASSWORD, WAIT_BEFORE_RETRY, REKEY_UNDER_WAY, REKEY_USERS, REKEY_HALF.
   */
  'keys/beginRekey': channel(
    'admin',
    'write',
    z.strictObject({ password }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
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
  /** Whether the county can unlock this PC, and the request that waits. Asked while it is locked. */
  'keys/unlockRequest': channel(
    'anyone',
    'read',
    nothing,
    z.strictObject({ isReady: z.boolean(), request: unlockRequestView.nullable() }),
  ),
  /** A new request in place of any before it. UNKNOWN_USER, UNLOCK_NOT_READY, NOT_LOCKED. */
  'keys/makeUnlockRequest': channel('anyone', 'write', z.strictObject({ userId: id }), unlockRequestView),
  /** The request as a file, where the person says; null: cancelled. UNLOCK_NO_REQUEST. */
  'keys/saveUnlockRequest': channel('anyone', 'write', nothing, z.strictObject({ path: z.string().nullable() })),
  /**
   * The county's answer, the text of its file or the 40 characters as typed: it opens once, sets a new password and gives
   * a new recovery code. ORDER_…, UNLOCK_…, WRONG_UNLOCK_CODE, WAIT_BEFORE_RETRY, PASSWORD_TOO_SHORT, PASSWORD_TOO_WEAK.
   */
  'keys/unlockOnce': channel(
    'anyone',
    'write',
    z.strictObject({ answer: z.string().max(LONGEST_ORDER + 1), newPassword: password }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
};

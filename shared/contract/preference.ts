import { z } from 'zod';
import { channel, nothing } from './channel.ts';

/** How somebody likes the window: colours, widths, the last filter. Kept in clear, so never a personal datum. */
const name = z.string().regex(/^[a-z][a-z-]{0,39}$/);
/** JSON text. */
const value = z.string().max(2_000);

export const preferenceChannels = {
  /** Also under the lock: the colours are needed before anybody has unlocked. */
  'preference/list': channel('anyone', 'read', nothing, z.strictObject({ values: z.record(name, value) })),
  'preference/set': channel('user', 'write', z.strictObject({ name, value }), nothing),
};

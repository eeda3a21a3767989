import { z } from 'zod';
import { canonicalJson } from '../../canonical-json.ts';
import { instant, key32, keyId } from '../field.ts';
import { NEXT_KEY_CONTEXT, NEXT_KEY_FORMAT } from './formats.ts';
import { countyCode } from './receipt.ts';

/**
 * The county's next keys, introduced by those before: what the `key` item of a feed says. Signed by the receipt key of `from`. A PC
 * takes it when the signature is that of the key it has pinned and an administrator confirmed the new fingerprint, which came over the
 * telephone. From then on batches are sealed to the new key; the old ones stay pinned beside it, because
 *
 * - a receipt is signed by the key that its batch was sealed to (`countyKey` of both), whenever it is written;
 * - a feed is signed by the key that the PC asks with (`key` of the address), on a stick by the one that it sealed its last batch to,
 *   or was registered with.
 *
 * `from` of a PC that missed one change is not its own: it takes the items in order, each introduced by the one before.
 */
export const nextKeySchema = z.strictObject({
  format: z.literal(NEXT_KEY_FORMAT),
  county: countyCode,
  /** Id of the keys that introduce these. */
  from: keyId,
  name: z.string().min(1).max(100),
  keyId,
  /** X25519. */
  box: key32,
  /** Ed25519. */
  receipt: key32,
  /** Ed25519: unchanged unless the county says so. */
  policy: key32.optional(),
  at: instant,
});
export type NextKey = z.infer<typeof nextKeySchema>;

/** What is signed: a name for the purpose, a line break, the canonical value. */
export const nextKeyMessage = (next: NextKey): string => `${NEXT_KEY_CONTEXT}\n${canonicalJson(next)}`;

import { verify } from 'node:crypto';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { COUNTY_KEY_FORMAT } from '#shared/protocol/version.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { publicKeyOf } from '../raw-keys.ts';
import { readCountyKey } from '../read-county-key.ts';

export type ReadNextKey = { readonly key: CountyKey; readonly text: string };

/**
 * The county's next keys, as the keys of now introduce them: as a key and as the text of a key file. KEY_NOT_NEXT: other keys introduce
 * them; KEY_ALTERED: it is not those keys' signature; BAD_COUNTY_KEY.
 */
export function readNextKey(
  { next, signature }: Pick<Extract<FeedItem, { kind: 'key' }>, 'next' | 'signature'>,
  present: Pick<CountyKey, 'keyId' | 'receipt'>,
  countyCode: string | null,
): Result<ReadNextKey> {
  if (next.from !== present.keyId || (countyCode !== null && next.county !== countyCode))
    return fail('KEY_NOT_NEXT', { found: next.from, own: present.keyId });
  const message = Buffer.from(nextKeyMessage(next), 'utf8');
  if (!verify(null, message, publicKeyOf('ed25519', present.receipt), Buffer.from(signature, 'base64url')))
    return fail('KEY_ALTERED');
  const { name, keyId, box, receipt, policy } = next;
  const file = { format: COUNTY_KEY_FORMAT, name, keyId, box, receipt, ...(policy === undefined ? {} : { policy }) };
  const text = JSON.stringify(file, null, 2);
  const read = readCountyKey(text);
  return read.ok ? ok({ key: read.value, text }) : read;
}

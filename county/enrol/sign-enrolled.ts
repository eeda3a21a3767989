import { sign } from 'node:crypto';
import { type Enrolled, enrolledMessage } from '#shared/protocol/sync/enrol.ts';
import { type CountySecret, secretOf } from '../keys/county-secret.ts';

/** The answer to a PC that was registered, signed with the county's key that it asked under. Throws when that is none of its own. */
export function signEnrolled(
  enrolled: Enrolled,
  secret: CountySecret,
): { readonly enrolled: Enrolled; readonly signature: string } {
  const key = secretOf(secret, enrolled.countyKey)?.receipt;
  if (key === undefined) throw new RangeError("A registration under a key that is not the county's");
  return { enrolled, signature: sign(null, Buffer.from(enrolledMessage(enrolled), 'utf8'), key).toString('base64url') };
}

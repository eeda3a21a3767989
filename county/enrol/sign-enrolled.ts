import { sign } from 'node:crypto';
import { type Enrolled, enrolledMessage } from '#shared/protocol/sync/enrol.ts';
import type { CountySecret } from '../keys/county-secret.ts';

/** The answer to a PC that was registered, signed with the county's receipt key. */
export const signEnrolled = (
  enrolled: Enrolled,
  secret: CountySecret,
): { readonly enrolled: Enrolled; readonly signature: string } => ({
  enrolled,
  signature: sign(null, Buffer.from(enrolledMessage(enrolled), 'utf8'), secret.receipt).toString('base64url'),
});

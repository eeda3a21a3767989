import { verify } from 'node:crypto';
import { batchHeaderSchema, type BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import { BATCH_MAGIC } from '#shared/protocol/limits.ts';
import { BATCH_CONTEXT, headerMessage } from './header-message.ts';
import { publicKeyOf } from './raw-keys.ts';

const SIGNATURE_BYTES = 64;

/** The header of a batch file that this PC signed; null for anything else: cut, changed, or of another PC. */
export function readOwnHeader(file: Uint8Array, devicePublicKey: Uint8Array): BatchHeader | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = BATCH_MAGIC.length + 4;
  if (bytes.length < start || !bytes.subarray(0, BATCH_MAGIC.length).equals(Uint8Array.from(BATCH_MAGIC))) return null;
  const end = start + bytes.readUInt32BE(BATCH_MAGIC.length);
  const [header, signature] = [bytes.subarray(start, end), bytes.subarray(end, end + SIGNATURE_BYTES)];
  if (signature.length !== SIGNATURE_BYTES) return null;
  if (!verify(null, headerMessage(header, BATCH_CONTEXT), publicKeyOf('ed25519', devicePublicKey), signature))
    return null;
  // Signed by this very PC, so it is what `sealBatch` wrote; another version of the program may have written more.
  const parsed = batchHeaderSchema.safeParse(JSON.parse(header.toString('utf8')));
  return parsed.success ? parsed.data : null;
}

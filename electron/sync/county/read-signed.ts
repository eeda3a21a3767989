import { createHash, verify } from 'node:crypto';
import { SIGNATURE_BYTES } from '#shared/protocol/limits.ts';
import { publicKeyOf } from '../raw-keys.ts';

const LENGTH_BYTES = 4;

/** What a file of the county begins with: bytes that say what follows, those bytes' signature, and the rest. */
export type SignedFile = { readonly head: Uint8Array; readonly signature: Uint8Array; readonly rest: Uint8Array };

/** Takes a file apart: magic, length of the head (32 bits), head, signature. Null when it is not built that way. */
export function readSigned(file: Uint8Array, magic: readonly number[], mostHead: number): SignedFile | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = magic.length + LENGTH_BYTES;
  if (bytes.length < start || !bytes.subarray(0, magic.length).equals(Uint8Array.from(magic))) return null;
  const length = bytes.readUInt32BE(magic.length);
  const end = start + length;
  if (length < 2 || length > mostHead || bytes.length < end + SIGNATURE_BYTES) return null;
  return {
    head: bytes.subarray(start, end),
    signature: bytes.subarray(end, end + SIGNATURE_BYTES),
    rest: bytes.subarray(end + SIGNATURE_BYTES),
  };
}

/** Whether the county signed the head, for this purpose and no other. `receiptKey`: 32 raw bytes. */
export function isSignedBy({ head, signature }: SignedFile, context: string, receiptKey: Uint8Array): boolean {
  const message = Buffer.concat([Buffer.from(`${context}\0`, 'latin1'), createHash('sha256').update(head).digest()]);
  return verify(null, message, publicKeyOf('ed25519', receiptKey), signature);
}

import { createCipheriv, createDecipheriv } from 'node:crypto';
import { CHUNK_BYTES, TAG_BYTES } from '#shared/protocol/limits.ts';
import type { BatchKey } from './agree.ts';

const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

/** 7-byte prefix ‖ 32-bit counter ‖ 1 for the last chunk: a cut, a swap or a join of files cannot be opened. */
function nonceOf(prefix: Uint8Array, counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(counter, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const chunkCount = (length: number, size: number): number => Math.max(1, Math.ceil(length / size));

/** Encrypts `plain` in chunks (AES-256-GCM, STREAM). */
export function sealStream(plain: Uint8Array, { key, noncePrefix }: BatchKey, aad: Uint8Array): Uint8Array {
  const chunks = chunkCount(plain.length, CHUNK_BYTES);
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks; index++) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(noncePrefix, index, index === chunks - 1));
    cipher.setAAD(aad);
    const part = plain.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    parts.push(cipher.update(part), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** Opens what {@link sealStream} made, to check it while the key is still in hand. Throws when a chunk does not open. */
export function openStream(sealed: Uint8Array, { key, noncePrefix }: BatchKey, aad: Uint8Array): Uint8Array {
  const chunks = chunkCount(sealed.length, SEALED_BYTES);
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks; index++) {
    const chunk = sealed.subarray(index * SEALED_BYTES, (index + 1) * SEALED_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(noncePrefix, index, index === chunks - 1));
    decipher.setAAD(aad);
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
    parts.push(decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES)), decipher.final());
  }
  return Buffer.concat(parts);
}

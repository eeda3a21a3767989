import { createCipheriv, diffieHellman, hkdfSync } from 'node:crypto';
import { CHUNK_BYTES, TAG_BYTES } from '#shared/protocol/limits.ts';
import { FEED_KEY_INFO } from '#shared/protocol/sync/formats.ts';
import { publicKeyOf, rawPublicOf, secretKeyOf } from '../keys/raw-keys.ts';

/** A key for one file, which only the PC can make again. */
export type FileKey = { readonly key: Buffer; readonly prefix: Uint8Array; readonly epk: Uint8Array };

/** Agrees on a key with a PC's X25519 key, from 32 fresh random bytes that are forgotten afterwards. */
export function agreeWithDevice(deviceBox: Uint8Array, ephemeral: Uint8Array): FileKey {
  const secret = secretKeyOf('x25519', ephemeral);
  ephemeral.fill(0);
  const epk = rawPublicOf(secret);
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKeyOf('x25519', deviceBox) });
  const okm = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([epk, deviceBox]), FEED_KEY_INFO, 39));
  shared.fill(0);
  return { key: okm.subarray(0, 32), prefix: okm.subarray(32, 39), epk };
}

/** Seals packed frames as AES-256-GCM in STREAM form: chunks can be neither swapped nor cut, the last one is marked. */
export function sealFrames(packed: Uint8Array, { key, prefix }: FileKey, aad: Uint8Array): Buffer {
  const count = Math.ceil(packed.length / CHUNK_BYTES);
  const sealed: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const nonce = Buffer.alloc(12);
    nonce.set(prefix, 0);
    nonce.writeUInt32BE(index, prefix.length);
    nonce.writeUInt8(index === count - 1 ? 1 : 0, 11);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(aad);
    const chunk = packed.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    sealed.push(cipher.update(chunk), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(sealed);
}

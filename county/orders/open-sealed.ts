import { createDecipheriv, diffieHellman, hkdfSync } from 'node:crypto';
import type { SealedSecret } from '#shared/protocol/order/unlock-request.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { publicKeyOf } from '../keys/raw-keys.ts';

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** What a PC sealed for this county for one purpose; null when key, purpose, associated text or a single bit differ. */
export function openSealed(
  { epk, nonce, ct, tag }: SealedSecret,
  { box, boxPublic }: Pick<CountySecret, 'box' | 'boxPublic'>,
  purpose: string,
  associated: string,
): Uint8Array | null {
  try {
    const ephemeral = bytesOf(epk);
    const shared = diffieHellman({ privateKey: box, publicKey: publicKeyOf('x25519', ephemeral) });
    const key = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, boxPublic]), purpose, 32));
    const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(nonce), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(associated, 'utf8'));
    decipher.setAuthTag(bytesOf(tag));
    return new Uint8Array(Buffer.concat([decipher.update(bytesOf(ct)), decipher.final()]));
  } catch {
    // A point of small order, a wrong key and a changed bit are one answer: it does not open.
    return null;
  }
}

import { sign } from 'node:crypto';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { COUNTY_KEY_FORMAT } from '#shared/protocol/version.ts';
import { NEXT_KEY_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type NextKey, nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { type CountySecret, keyIdOf } from '../../../../county/keys/county-secret.ts';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import { secretOf } from '../disk/secret-of.ts';

export const COUNTY = { code: '210502', name: '模拟县' } as const;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Pairs of keys that the county makes one after the other; it keeps them all. */
const NAMES = ['', ' two', ' three', ' four'] as const;

export type CountyKeys = { readonly secret: CountySecret; readonly key: CountyKey };

/** The first pair as the present one, and as the PCs have it. */
export function countyKeys(): CountyKeys {
  const [first, ...others] = NAMES.map((name): CountySecret => {
    const [box, receipt] = [secretOf(`county box${name}`), secretOf(`county receipt${name}`)];
    const [boxPublic, receiptPublic] = [rawPublicOf(box), rawPublicOf(receipt)];
    return { name: COUNTY.name, keyId: keyIdOf(boxPublic, receiptPublic), box, boxPublic, receipt, receiptPublic };
  });
  if (first === undefined) throw new Error('No keys');
  const { name, keyId, boxPublic, receiptPublic } = first;
  return {
    secret: { ...first, others },
    key: { name, keyId, fingerprint: '', box: boxPublic, receipt: receiptPublic, policy: null },
  };
}

/** The text of the file that a PC keeps of a key. */
export const keyFileText = ({
  name,
  keyId,
  box,
  receipt,
}: Pick<CountyKey, 'name' | 'keyId' | 'box' | 'receipt'>): string =>
  JSON.stringify({ format: COUNTY_KEY_FORMAT, name, keyId, box: base64url(box), receipt: base64url(receipt) });

/** As `rotate-key`: a pair that never was in use, introduced by the present one; null: there is none left. `used`: how many were. */
export function introduceNext(
  present: CountySecret,
  used: number,
  at: string,
): { readonly next: NextKey; readonly signature: string } | null {
  const name = NAMES[used];
  if (name === undefined) return null;
  const [box, receipt] = ['box', 'receipt'].map((kind) => rawPublicOf(secretOf(`county ${kind}${name}`)));
  if (box === undefined || receipt === undefined) return null;
  const next: NextKey = {
    format: NEXT_KEY_FORMAT,
    county: COUNTY.code,
    from: present.keyId,
    name: COUNTY.name,
    keyId: keyIdOf(box, receipt),
    box: base64url(box),
    receipt: base64url(receipt),
    at,
  };
  return { next, signature: base64url(sign(null, Buffer.from(nextKeyMessage(next), 'utf8'), present.receipt)) };
}

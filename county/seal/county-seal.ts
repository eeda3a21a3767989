import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** First byte of everything sealed here: suite A1, the content packed with raw DEFLATE. */
const A1_PACKED = 0xa1;
/** Fast and nearly as small as the best: a record is packed once and read often. */
const LEVEL = 1;
/** No record or event is longer, so nothing unpacks to more. */
const MOST_BYTES = 64 * 1024 * 1024;
/** 16 bytes of an HMAC: no two people of a province share one. */
const INDEX_BYTES = 16;

/** Sealed bytes that do not open: another key, another place, or a bit that changed. */
export class SealBrokenError extends Error {}

/** What is found by an exact value although it lies sealed. A kind is never reused: the same text of two kinds has two indexes. */
export type IndexKind = 'person' | 'name' | 'bill';

/** Seals what names people before it reaches a disk, under keys made from the county's data key. */
export type CountySeal = {
  /** `place` names where it lies (table, county, row), so that sealed bytes cannot be put elsewhere. */
  readonly seal: (place: string, content: string | Uint8Array) => Uint8Array;
  /** Throws {@link SealBrokenError}. */
  readonly open: (place: string, sealed: Uint8Array) => string;
  /** Keyed index of a value: equal for equal values (of what people type: width of letters, case and spaces aside), telling nothing else. */
  readonly index: (kind: IndexKind, value: string) => string;
  /** Keyed hash of bytes that come in parts: equal for equal bytes, telling nothing else. */
  readonly mark: (...parts: readonly Uint8Array[]) => string;
};

/** Middle dots that people type for the one in names. */
const DOTS = /[•‧・᛫]/gu;

const plainOf = (value: string): string => value.replace(DOTS, '·').normalize('NFKC').replace(/\s/gu, '').toUpperCase();

/** Keys for one county from 32 secret bytes. */
export function countySeal(dataKey: Uint8Array, county: string): CountySeal {
  if (dataKey.length !== KEY_BYTES) throw new RangeError('The data key has 32 bytes');
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', dataKey, Buffer.from(county), `aid1/county/${purpose}`, KEY_BYTES));
  const [rowKey, indexKey] = [derive('rows'), derive('index')];
  return {
    seal: (place, content) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', rowKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(place, 'utf8'));
      const text = cipher.update(deflateRawSync(content, { level: LEVEL }));
      cipher.final();
      return Buffer.concat([Buffer.from([A1_PACKED]), nonce, text, cipher.getAuthTag()]);
    },
    open: (place, sealed) => {
      if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== A1_PACKED)
        throw new SealBrokenError('Not sealed by this program');
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', rowKey, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(place, 'utf8'));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const packed = decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES));
      try {
        decipher.final();
      } catch {
        throw new SealBrokenError('Sealed bytes do not open');
      }
      return inflateRawSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
    },
    index: (kind, value) =>
      createHmac('sha256', indexKey)
        .update(`${kind}\0${plainOf(value)}`)
        .digest()
        .toString('base64url', 0, INDEX_BYTES),
    mark: (...parts) => {
      const hmac = createHmac('sha256', indexKey).update('content\0');
      for (const part of parts) hmac.update(part);
      return hmac.digest().toString('base64url', 0, INDEX_BYTES);
    },
  };
}

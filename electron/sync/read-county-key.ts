import { createHash, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { fail, ok, type Result } from '#shared/result.ts';
import { countyKeyFileSchema, type CountyKey } from '#shared/protocol/county-key.ts';
import { COUNTY_SECRET_FORMAT } from '#shared/protocol/version.ts';
import { publicKeyOf } from './raw-keys.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LONGEST = 20_000;

/** First 16 hex digits of SHA-256 over both public keys. */
const keyIdOf = (box: Uint8Array, receipt: Uint8Array): string =>
  createHash('sha256').update(box).update(receipt).digest('hex').slice(0, 16);

/**
 * Eight groups of four digits: digits, because they are read over the telephone. A key for policy packs is part of it, so
 * that nobody can add one to a file on its way.
 */
function fingerprintOf(box: Uint8Array, receipt: Uint8Array, policy: Uint8Array | null): string {
  const hash = createHash('sha256').update('aid1/county-key-fingerprint').update(box).update(receipt);
  const digest = (policy === null ? hash : hash.update(policy)).digest();
  return Array.from({ length: 8 }, (_, index) => String(digest.readUInt32BE(index * 4) % 10_000).padStart(4, '0')).join(
    ' ',
  );
}

/** Some X25519 points give everybody the same secret; the runtime refuses to compute with them. */
function isUsable(box: Uint8Array): boolean {
  try {
    const { privateKey } = generateKeyPairSync('x25519');
    return diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', box) }).some((byte) => byte !== 0);
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    return null;
  }
}

/** The other half of the pair, however complete: whoever holds it can open every batch. */
const isSecret = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === COUNTY_SECRET_FORMAT;

/**
 * Reads the text of a county's public key file (`*.aidcounty.json`). COUNTY_SECRET_KEY: it is the county's secret one.
 * Anything else wrong with it is BAD_COUNTY_KEY.
 */
export function readCountyKey(text: string): Result<CountyKey> {
  if (text.length > LONGEST) return fail('BAD_COUNTY_KEY');
  const value = parse(text);
  if (isSecret(value)) return fail('COUNTY_SECRET_KEY');
  const parsed = countyKeyFileSchema.safeParse(value);
  if (!parsed.success) return fail('BAD_COUNTY_KEY');
  const { name, keyId } = parsed.data;
  const [box, receipt] = [fromBase64url(parsed.data.box), fromBase64url(parsed.data.receipt)];
  if (keyIdOf(box, receipt) !== keyId || !isUsable(box)) return fail('BAD_COUNTY_KEY');
  const policy = parsed.data.policy === undefined ? null : fromBase64url(parsed.data.policy);
  return ok({ name, keyId, fingerprint: fingerprintOf(box, receipt, policy), box, receipt, policy });
}

const fromBase64url = (encoded: string): Uint8Array => new Uint8Array(Buffer.from(encoded, 'base64url'));

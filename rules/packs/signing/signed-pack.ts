import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { isNo, textField, wholeNumberField } from '#shared/settlement/check/field.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { problemsOf } from '#shared/settlement/parse-case-file.ts';
import type { Checked } from '#shared/settlement/problem.ts';
import { compilePack, loadCompiledPack } from '../compile.ts';
import type { PolicyPack } from '../policy-pack.ts';

/** The format name of a signed pack file. */
const SIGNED_FORMAT = 'aid-pack-signed/1';
const HIGHEST_SERIAL = 1_000_000_000;

const signedSchema = z.strictObject({
  format: z.literal(SIGNED_FORMAT, { error: isNo(`signed pack (${SIGNED_FORMAT})`) }),
  /** The compiled file, as text: what was signed is what is read. */
  compiled: z.string({ error: isNo('text of a compiled pack') }),
  key: textField('key id', (text) => /^[0-9a-f]{16}$/.test(text)),
  /** Counts up with every release, so that an older file cannot take the place of a newer one. */
  serial: wholeNumberField('serial number (1 or more)', 1, HIGHEST_SERIAL),
  signature: textField('signature', (text) => /^[A-Za-z0-9+/]{86}==$/.test(text)),
});

/** A pack whose signature was verified, with its release number. */
export type SignedPack = { readonly pack: PolicyPack; readonly serial: number };
/** What a signed pack must meet: whose signature, and from which release on. */
export type Trust = { readonly publicKey: KeyObject; readonly atLeast?: number | undefined };

/** The first sixteen hex digits of the SHA-256 of a public key in DER: which key a file says it was signed with. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

const messageOf = (compiled: string, serial: number): Buffer =>
  Buffer.from(canonicalJson({ compiled, format: SIGNED_FORMAT, serial }), 'utf8');

/** The text of a signed pack file. Throws when the key is no Ed25519 private key. */
export function signPack(pack: PolicyPack, serial: number, privateKey: KeyObject): string {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 private key');
  const compiled = compilePack(pack);
  const signature = sign(null, messageOf(compiled, serial), privateKey).toString('base64');
  const key = keyId(createPublicKey(privateKey));
  return `${canonicalJson({ format: SIGNED_FORMAT, compiled, key, serial, signature })}\n`;
}

const refuse = (message: string): Checked<SignedPack> => ({ ok: false, problems: [{ path: '', message }] });

/** Reads a signed pack and refuses one that is unsigned, altered, signed by another or older than asked. Never throws. */
export function readSignedPack(text: string, { publicKey, atLeast = 1 }: Trust): Checked<SignedPack> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse('not JSON');
  }
  const shape = findShapeProblems(file);
  if (shape.length > 0) return { ok: false, problems: shape };
  const isUnsigned = typeof file === 'object' && file !== null && !Object.hasOwn(file, 'signature');
  if (isUnsigned) return refuse('not signed');
  const parsed = signedSchema.safeParse(file);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const { compiled, key, serial, signature } = parsed.data;
  if (key !== keyId(publicKey)) return refuse(`signed with the key ${key}, not with ${keyId(publicKey)}`);
  const isGenuine = verify(null, messageOf(compiled, serial), publicKey, Buffer.from(signature, 'base64'));
  if (!isGenuine) return refuse('altered after it was signed: the signature does not fit');
  if (serial < atLeast) return refuse(`release ${serial} is older than release ${atLeast}`);
  const pack = loadCompiledPack(compiled);
  return pack.ok ? { ok: true, value: { pack: pack.value, serial } } : pack;
}

import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { isNo, textField, wholeNumberField } from '#shared/settlement/check/field.ts';
import { compilePack } from '../compile.ts';
import type { PolicyPack } from '../policy-pack.ts';
import { policyKeyId, rawPublicKey } from './policy-key.ts';

/** The format name of an installable pack file. */
export const SIGNED_FORMAT = 'aid-pack-signed/1';
/** The ending of its name. */
export const SIGNED_SUFFIX = '.aidpack';
/** No honest pack comes near this; more is not even read. */
export const MOST_SIGNED_BYTES = 4 * 1024 * 1024;
const HIGHEST_VERSION = 1_000_000_000;

export const signedPackSchema = z.strictObject({
  format: z.literal(SIGNED_FORMAT, { error: isNo(`签名的政策包（${SIGNED_FORMAT}）`) }),
  /** The compiled file, as text: what was signed is what is read. */
  compiled: z.string({ error: isNo('编译好的政策包') }),
  key: textField('公钥编号', (text) => /^[0-9a-f]{16}$/.test(text)),
  /** Counts up with every release of a pack, so that an older file cannot take the place of a newer one. */
  version: wholeNumberField('版本号（1 或以上的整数）', 1, HIGHEST_VERSION),
  signature: textField('签名', (text) => /^[A-Za-z0-9+/]{86}==$/.test(text)),
});
export type SignedPackFile = z.infer<typeof signedPackSchema>;

/** The bytes that are signed: everything but the signature and the name of the key that makes it. */
export const signedMessage = ({ compiled, version }: Pick<SignedPackFile, 'compiled' | 'version'>): Buffer =>
  Buffer.from(canonicalJson({ compiled, format: SIGNED_FORMAT, version }), 'utf8');

/** The one text of a signed pack file. */
export const signedPackText = (file: SignedPackFile): string => `${canonicalJson(file)}\n`;

/** The name of an installable pack file: `benxi-2023-2.aidpack`. */
export const signedPackName = (pack: PolicyPack, version: number): string =>
  `${pack.content.id}-${version}${SIGNED_SUFFIX}`;

/** The text of an installable pack file. Throws when the key is no Ed25519 private key. */
export function signPack(pack: PolicyPack, version: number, privateKey: KeyObject): string {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 private key');
  const compiled = compilePack(pack);
  const signature = sign(null, signedMessage({ compiled, version }), privateKey).toString('base64');
  const key = policyKeyId(rawPublicKey(createPublicKey(privateKey)));
  return signedPackText({ format: SIGNED_FORMAT, compiled, key, version, signature });
}

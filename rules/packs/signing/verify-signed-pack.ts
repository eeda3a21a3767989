import { verify } from 'node:crypto';
import type { Problem } from '#shared/settlement/problem.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { loadCompiledPack } from '../compile.ts';
import type { PolicyPack } from '../policy-pack.ts';
import { fromRawPublicKey, policyKeyId, type PolicyKey } from './policy-key.ts';
import {
  MOST_SIGNED_BYTES,
  signedMessage,
  signedPackSchema,
  signedPackText,
  type SignedPackFile,
} from './signed-pack.ts';

/** The newest release of a pack that this place has seen. */
export type SeenPack = { readonly version: number; readonly hash: string };

/** A pack file that may be installed, or why not. `words` is a Chinese sentence that says what to do. */
export type SignedPackVerdict =
  | {
      readonly ok: true;
      readonly pack: PolicyPack;
      readonly version: number;
      /** Whose trusted key signed it. */
      readonly signedBy: PolicyKey;
      /** The very release that was seen last: there is nothing to install. */
      readonly isSeen: boolean;
    }
  | { readonly ok: false; readonly reason: PackRefusal; readonly words: string; readonly problems: readonly Problem[] };

/**
 * not_a_pack: no signed pack file at all · unsigned · wrong_key: signed by nobody who is trusted · altered: the signature
 * does not fit · older: a release before the one seen · same_version_other_hash: two releases under one number · faulty:
 * rightly signed, but the pack itself is wrong.
 */
export type PackRefusal =
  'not_a_pack' | 'unsigned' | 'wrong_key' | 'altered' | 'older' | 'same_version_other_hash' | 'faulty';

const refuse = (reason: PackRefusal, words: string, problems: readonly Problem[] = []): SignedPackVerdict => ({
  ok: false,
  reason,
  words,
  problems,
});

const NOT_A_PACK = '这不是签名的政策包文件（.aidpack）。请向发布单位索取。';
const ALTERED = '文件与签名不符：签名后被改动过，或者没有完整复制。请向发布单位重新索取，不要使用这个文件。';

function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > MOST_SIGNED_BYTES) return null;
  try {
    const file: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return findShapeProblems(file).length === 0 ? file : null;
  } catch {
    return null;
  }
}

/** A pack of some format of ours that nobody signed, and not any other file. */
const isUnsigned = (file: unknown): boolean =>
  typeof file === 'object' &&
  file !== null &&
  !Object.hasOwn(file, 'signature') &&
  /^aid-pack-(compiled|signed)\//.test(String(Reflect.get(file, 'format')));

/** Whether these are the very bytes that signing gives: nothing added, repeated or put in another order. */
const isAsWritten = (bytes: Uint8Array, file: SignedPackFile): boolean =>
  Buffer.from(signedPackText(file), 'utf8').equals(bytes);

/**
 * Whether a pack file may be installed here: signed by a trusted key, unaltered, not older than the release seen of the
 * same pack, and a pack that is right in itself. Nothing of the pack is read before its signature fits. Never throws.
 */
export function verifySignedPack(
  bytes: Uint8Array,
  trustedKeys: readonly PolicyKey[],
  maxSeen: ReadonlyMap<string, SeenPack>,
): SignedPackVerdict {
  const json = readJson(bytes);
  if (isUnsigned(json)) return refuse('unsigned', '这个政策包没有签名，不能安装。请向发布单位索取签名的文件。');
  const file = signedPackSchema.safeParse(json);
  if (!file.success) return refuse('not_a_pack', NOT_A_PACK);
  const { compiled, key, version, signature } = file.data;
  const signedBy = trustedKeys.find(({ publicKey }) => policyKeyId(publicKey) === key);
  if (signedBy === undefined) {
    const words = `这个政策包由公钥 ${key} 签名，不在可信公钥之内，不能安装。请与县级核对发布单位。`;
    return refuse('wrong_key', words);
  }
  const publicKey = fromRawPublicKey(signedBy.publicKey);
  const isGenuine = verify(null, signedMessage(file.data), publicKey, Buffer.from(signature, 'base64'));
  if (!isGenuine || !isAsWritten(bytes, file.data)) return refuse('altered', ALTERED);
  const pack = loadCompiledPack(compiled);
  if (!pack.ok) {
    return refuse('faulty', '签名有效，但政策包本身有错，不能安装。请把下列问题告诉发布单位。', pack.problems);
  }
  const { content, hash } = pack.value;
  const seen = maxSeen.get(content.id);
  if (seen !== undefined && version < seen.version) {
    const words = `这是${content.shortTitle}的第 ${version} 版，已经用过第 ${seen.version} 版，不能退回旧版。`;
    return refuse('older', words);
  }
  if (seen !== undefined && version === seen.version && hash !== seen.hash) {
    const words = `${content.shortTitle}的第 ${version} 版已经用过，内容与这个文件不同。同一版本不能有两种内容，请与发布单位核对。`;
    return refuse('same_version_other_hash', words);
  }
  return { ok: true, pack: pack.value, version, signedBy, isSeen: seen?.version === version };
}

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemLine } from '#shared/settlement/problem.ts';
import { compilePack } from '../../packs/compile.ts';
import { rawPublicKey } from '../../packs/signing/policy-key.ts';
import { signedPackName, signPack } from '../../packs/signing/signed-pack.ts';
import { verifySignedPack } from '../../packs/signing/verify-signed-pack.ts';
import { found, readArguments, refused, refusedFor, said, type Command } from './command.ts';
import { loadPack } from './load-pack.ts';

/** Writes to `--out`, or says the text itself. */
function deliver(text: string, out: string | undefined) {
  if (out === undefined) return said([text.trimEnd()]);
  writeFileSync(out, text);
  return said([`已写入 ${out}`]);
}

/** A key of a PEM file; null when there is none in it. */
function readKey(path: string, make: (pem: string) => KeyObject): KeyObject | null {
  try {
    const key = make(readFileSync(path, 'utf8'));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

const wholeNumber = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);

/** `compile PACK [--out FILE]`: canonical JSON with its hash. */
export const compile: Command = ({ root, args }) => {
  const { names, options } = readArguments(args);
  const [name] = names;
  if (name === undefined || names.length > 1) return refused(['用法：pack compile 政策包 [--out 文件]']);
  const pack = loadPack(root, name);
  return pack.ok ? deliver(compilePack(pack.value), options.get('out')) : refusedFor(pack.problems);
};

/** `sign PACK --key PRIVATE.pem --version N [--out FILE or FOLDER]`: one installable file, `<id>-<version>.aidpack`. */
export const sign: Command = ({ root, args }) => {
  const { names, options } = readArguments(args);
  const [name] = names;
  const version = wholeNumber(options.get('version') ?? '');
  if (name === undefined || names.length > 1 || version === null) {
    return refused(['用法：pack sign 政策包 --key 私钥.pem --version 版本号 [--out 文件或文件夹]']);
  }
  const key = readKey(options.get('key') ?? '', createPrivateKey);
  if (key === null) return refused([`“${options.get('key') ?? ''}”不是 Ed25519 私钥文件`]);
  const pack = loadPack(root, name);
  if (!pack.ok) return refusedFor(pack.problems);
  const out = options.get('out') ?? '.';
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  return deliver(signPack(pack.value, version, key), isFolder ? join(out, signedPackName(pack.value, version)) : out);
};

/** `verify FILE --key PUBLIC.pem [--at-least N]`: whether a signed pack may be used, or why not. */
export const verify: Command = ({ args }) => {
  const { names, options } = readArguments(args);
  const [path] = names;
  const atLeast = wholeNumber(options.get('at-least') ?? '1');
  if (path === undefined || names.length > 1 || atLeast === null) {
    return refused(['用法：pack verify 文件 --key 公钥.pem [--at-least 版本号]']);
  }
  const keyFile = options.get('key') ?? '';
  const key = readKey(keyFile, createPublicKey);
  if (key === null) return refused([`“${keyFile}”不是 Ed25519 公钥文件`]);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return refused([`读不到文件“${path}”`]);
  }
  const verdict = verifySignedPack(bytes, [{ name: keyFile, publicKey: rawPublicKey(key) }], new Map());
  if (!verdict.ok) return found([`${path}：${verdict.words}`, ...verdict.problems.map(problemLine)]);
  const { pack, version } = verdict;
  if (version < atLeast) {
    return found([`${path}：这是${pack.content.shortTitle}的第 ${version} 版，要求第 ${atLeast} 版或更新`]);
  }
  return said([`${pack.content.id}：签名有效，第 ${version} 版，${pack.hash}`]);
};

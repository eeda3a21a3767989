import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { compilePack } from '../../packs/compile.ts';
import { readSignedPack, signPack } from '../../packs/signing/signed-pack.ts';
import { readArguments, refused, refusedFor, said, type Command } from './command.ts';
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

/** `sign PACK --key PRIVATE.pem --serial N [--out FILE]`: the compiled pack with an Ed25519 signature. */
export const sign: Command = ({ root, args }) => {
  const { names, options } = readArguments(args);
  const [name] = names;
  const serial = wholeNumber(options.get('serial') ?? '');
  if (name === undefined || names.length > 1 || serial === null) {
    return refused(['用法：pack sign 政策包 --key 私钥.pem --serial 发布序号 [--out 文件]']);
  }
  const key = readKey(options.get('key') ?? '', createPrivateKey);
  if (key === null) return refused([`“${options.get('key') ?? ''}”不是 Ed25519 私钥文件`]);
  const pack = loadPack(root, name);
  return pack.ok ? deliver(signPack(pack.value, serial, key), options.get('out')) : refusedFor(pack.problems);
};

/** `verify FILE --key PUBLIC.pem [--at-least N]`: whether a signed pack may be used, or why not. */
export const verify: Command = ({ args }) => {
  const { names, options } = readArguments(args);
  const [path] = names;
  const atLeast = wholeNumber(options.get('at-least') ?? '1');
  if (path === undefined || names.length > 1 || atLeast === null) {
    return refused(['用法：pack verify 文件 --key 公钥.pem [--at-least 发布序号]']);
  }
  const publicKey = readKey(options.get('key') ?? '', createPublicKey);
  if (publicKey === null) return refused([`“${options.get('key') ?? ''}”不是 Ed25519 公钥文件`]);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return refused([`读不到文件“${path}”`]);
  }
  const signed = readSignedPack(text, { publicKey, atLeast });
  if (!signed.ok) return refusedFor(signed.problems);
  const { pack, serial } = signed.value;
  return said([`${pack.content.id}：签名有效，第 ${serial} 次发布，${pack.hash}`]);
};

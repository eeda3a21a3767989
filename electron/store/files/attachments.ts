import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { writeDurably } from './durable-file.ts';
import { fileError, isMissing, isNoFile } from './file-error.ts';
import { ATTACHMENTS_NAME } from './names.ts';
import { readPlainFile } from './plain-file.ts';

/** Names a sealed file and what its content must be. */
export type AttachmentKey = { readonly fileId: string; readonly sha256: string };

/** Where a sealed file lies. */
export const attachmentPath = ({ dataDir }: StoreEnv, fileId: string): string =>
  join(dataDir, ATTACHMENTS_NAME, `${fileId}.bin`);
const associated = ({ fileId, sha256 }: AttachmentKey, epoch: number): string =>
  `attachment|${fileId}|${sha256}|${epoch}`;

/** Seals bytes into a file of their own. A file whose row never came is harmless: nothing names it, nobody can read it. */
export function writeAttachment(env: StoreEnv, vault: Vault, key: AttachmentKey, bytes: Uint8Array): void {
  const { suite, attachment } = vault.keys;
  if (suite.hash(bytes).toString('hex') !== key.sha256) throw new Error('The hash is not that of the bytes');
  const fileKey = suite.derive(attachment, `aid1/att/${key.fileId}`);
  const { nonce, text, tag } = suite.seal(fileKey, associated(key, vault.epoch), bytes);
  writeDurably(attachmentPath(env, key.fileId), Buffer.concat([Buffer.of(suite.byte), nonce, text, tag]));
}

/**
 * Opens a sealed file, of whichever epoch, and checks its hash, which the row vouches for. ROW_TAMPERED when it is gone,
 * changed or another file; STORE_IO.
 */
export function readAttachment(env: StoreEnv, vault: Vault, key: AttachmentKey): Uint8Array {
  const tampered = new StoreError('ROW_TAMPERED', { row: key.fileId, table: '文书文件' });
  const sealed = readSealed(attachmentPath(env, key.fileId));
  if (sealed === null) throw tampered;
  for (const epoch of vault.epochs) {
    const plain = openWith(vault, epoch, key, sealed);
    if (plain !== null) return Uint8Array.from(plain);
  }
  throw tampered;
}

function openWith(vault: Vault, epoch: number, key: AttachmentKey, sealed: Buffer): Buffer | null {
  const keys = vault.keysOf(epoch);
  if (keys === null) return null;
  const { suite, attachment } = keys;
  const { nonceLength, tagLength } = suite;
  if (sealed[0] !== suite.byte || sealed.length < 1 + nonceLength + tagLength) return null;
  const plain = suite.unseal(suite.derive(attachment, `aid1/att/${key.fileId}`), associated(key, epoch), {
    nonce: sealed.subarray(1, 1 + nonceLength),
    text: sealed.subarray(1 + nonceLength, -tagLength),
    tag: sealed.subarray(-tagLength),
  });
  return plain !== null && suite.hash(plain).toString('hex') === key.sha256 ? plain : null;
}

/** Whether a sealed file lies there, sound or not. */
export const hasAttachment = (env: StoreEnv, fileId: string): boolean => existsSync(attachmentPath(env, fileId));

/** Removes a file that no row names. Throws STORE_READ_ONLY, STORE_IO. */
export function dropAttachment(env: StoreEnv, fileId: string): void {
  try {
    rmSync(attachmentPath(env, fileId), { force: true });
  } catch (cause) {
    throw fileError(cause);
  }
}

function readSealed(path: string): Buffer | null {
  try {
    return readPlainFile(path);
  } catch (cause) {
    if (isMissing(cause) || isNoFile(cause)) return null;
    throw fileError(cause);
  }
}

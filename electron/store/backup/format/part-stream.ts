import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { StoreError } from '../../store-error.ts';

const CHUNK_BYTES = 1 << 20;
const TAG_BYTES = 16;

/** Called after each chunk with its length; what it throws ends the work. */
export type OnBytes = (bytes: number) => void;

/** A place in an open file. */
export type Span = { readonly handle: FileHandle; readonly at: number };

/** Eleven bytes of counter, then 1 for the last chunk: a cut, a swap or a join cannot be opened (STREAM). */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const chunksOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES));

/** How many bytes a part of this size takes when it is sealed. */
export const sealedSize = (size: number): number => size + chunksOf(size) * TAG_BYTES;

async function readWhole({ handle, at }: Span, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) throw new StoreError('BACKUP_DAMAGED', { why: '文件不完整' });
    done += bytesRead;
  }
  return buffer;
}

async function writeWhole({ handle, at }: Span, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}

/** Reads `size` bytes of one place and hands them on in pieces. */
export async function eachChunk(from: Span, size: number, use: (chunk: Buffer) => void, onBytes: OnBytes) {
  for (let done = 0; done < size;) {
    const chunk = await readWhole({ ...from, at: from.at + done }, Math.min(CHUNK_BYTES, size - done));
    use(chunk);
    done += chunk.length;
    onBytes(chunk.length);
  }
}

/** Seals `size` bytes of one place into another, in chunks of AES-256-GCM. */
export async function sealPart(key: Buffer, aad: Uint8Array, size: number, from: Span, to: Span, onBytes: OnBytes) {
  const count = chunksOf(size);
  let at = to.at;
  for (let index = 0; index < count; index += 1) {
    const start = index * CHUNK_BYTES;
    const plain = await readWhole({ ...from, at: from.at + start }, Math.min(CHUNK_BYTES, size - start));
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, index === count - 1), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(aad);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    await writeWhole({ ...to, at }, sealed);
    at += sealed.length;
    onBytes(plain.length);
  }
}

/** Opens what `sealPart` made into another place and gives its hash, lower-case hex. BACKUP_DAMAGED. */
export async function openPart(
  key: Buffer,
  aad: Uint8Array,
  size: number,
  from: Span,
  to: Span,
  onBytes: OnBytes,
): Promise<string> {
  const count = chunksOf(size);
  const hash = createHash('sha256');
  for (let index = 0; index < count; index += 1) {
    const start = index * CHUNK_BYTES;
    const length = Math.min(CHUNK_BYTES, size - start);
    const at = from.at + start + index * TAG_BYTES;
    const sealed = await readWhole({ ...from, at }, length + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, index === count - 1), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(length));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, length)), finish(decipher)]);
    hash.update(plain);
    await writeWhole({ ...to, at: to.at + start }, plain);
    onBytes(plain.length);
  }
  return hash.digest('hex');
}

function finish(decipher: { readonly final: () => Buffer }): Buffer {
  try {
    return decipher.final();
  } catch (cause) {
    throw new StoreError('BACKUP_DAMAGED', { why: '内容与校验值不一致' }, { cause });
  }
}

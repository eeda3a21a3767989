import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { StoreError } from '../../store-error.ts';
import { ShapeError } from '../../read-json.ts';
import type { Vault } from '../../vault/vault.ts';
import { backupKeys } from './backup-key.ts';
import { type BackupManifest, type BackupPart, manifestText, readManifestText } from './manifest.ts';
import { type OnBytes, openPart, sealedSize, sealPart } from './part-stream.ts';

/** `magic | length of the manifest (4 bytes) | manifest | MAC (32 bytes) | sealed parts in their order`. */
const MAGIC = Buffer.from('AIDBAK1\n', 'latin1');
const MAC_BYTES = 32;
const MAX_MANIFEST = 1 << 22;

/** The head of a backup. The MAC is not yet judged: that takes the keys. */
export type BackupHead = {
  readonly manifest: BackupManifest;
  readonly text: string;
  readonly mac: Buffer;
  /** Where the first sealed part begins. */
  readonly bodyAt: number;
};

const damaged = (why: string): StoreError => new StoreError('BACKUP_DAMAGED', { why });
const associated = (text: string, { name }: BackupPart): Buffer =>
  createHash('sha256').update(`${name}|${text}`).digest();

async function using<T>(path: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, flags, 0o600);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** Writes a whole backup, on disk when this returns. `sources` hold the parts of the manifest, in its order. */
export async function writeBackupFile(
  path: string,
  vault: Vault,
  manifest: BackupManifest,
  sources: readonly string[],
  onBytes: OnBytes,
): Promise<void> {
  const text = manifestText(manifest);
  const keys = backupKeys(vault, manifest);
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const head = Buffer.concat([MAGIC, length, bytes, keys.mac(text)]);
  await using(path, 'wx', async (to) => {
    await to.writeFile(head);
    let at = head.length;
    for (const [index, part] of manifest.parts.entries()) {
      const source = sources[index];
      if (source === undefined) throw new Error(`No source for ${part.name}`);
      await using(source, 'r', (from) =>
        sealPart(
          keys.partKey(part.name),
          associated(text, part),
          part.size,
          { handle: from, at: 0 },
          { handle: to, at },
          onBytes,
        ),
      );
      at += sealedSize(part.size);
    }
    await to.sync();
  });
}

/** Reads what stands clear. BACKUP_DAMAGED when it is no backup, or one that was cut. */
export async function readBackupHead(path: string): Promise<BackupHead> {
  return using(path, 'r', async (handle) => {
    const take = async (at: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length, at);
      if (bytesRead !== length) throw damaged('文件不完整');
      return buffer;
    };
    const start = await take(0, MAGIC.length + 4);
    const length = start.readUInt32BE(MAGIC.length);
    if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > MAX_MANIFEST) throw damaged('不是备份文件');
    const text = (await take(start.length, length)).toString('utf8');
    const mac = await take(start.length + length, MAC_BYTES);
    const bodyAt = start.length + length + MAC_BYTES;
    const manifest = readHead(text);
    const whole = bodyAt + manifest.parts.reduce((sum, { size }) => sum + sealedSize(size), 0);
    if ((await handle.stat()).size !== whole) throw damaged('文件不完整');
    return { manifest, text, mac, bodyAt };
  });
}

function readHead(text: string): BackupManifest {
  try {
    return readManifestText(text);
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof ShapeError) throw damaged('文件头读不出来');
    throw cause;
  }
}

/**
 * Opens the parts into the files named, each checked against the manifest. BACKUP_OTHER_KEYS when it was made under
 * other keys, BACKUP_DAMAGED when anything is not as it was written.
 */
export async function openBackupParts(
  path: string,
  vault: Vault,
  { manifest, text, mac, bodyAt }: BackupHead,
  targets: Readonly<Record<BackupPart['name'], string>>,
  onBytes: OnBytes,
): Promise<void> {
  if (manifest.device !== vault.deviceId) throw new StoreError('BACKUP_OTHER_KEYS');
  const keys = backupKeys(vault, manifest);
  if (!keys.hasMac(text, mac)) throw damaged('文件头与校验值不一致');
  await using(path, 'r', async (from) => {
    let at = bodyAt;
    for (const part of manifest.parts) {
      const found = await using(targets[part.name], 'wx', async (to) => {
        const key = keys.partKey(part.name);
        const hash = await openPart(
          key,
          associated(text, part),
          part.size,
          { handle: from, at },
          { handle: to, at: 0 },
          onBytes,
        );
        await to.sync();
        return hash;
      });
      if (found !== part.sha256) throw damaged('内容与校验值不一致');
      at += sealedSize(part.size);
    }
  });
}

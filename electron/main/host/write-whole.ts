import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Written beside, fsynced, renamed: a stick pulled out early leaves the old file or none, never half of one. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.part`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    // What cannot be tidied up (a name too long, a stick that is gone) must not hide why it failed.
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What file systems of sticks answer that know no such call. */
const CANNOT_SYNC: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and needs no such call.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && CANNOT_SYNC.includes(error.code))) throw error;
    });
  } finally {
    await handle.close();
  }
}

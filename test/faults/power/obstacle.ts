import { existsSync } from 'node:fs';
import { inFolder } from '../support/folders.ts';
import { FILE_SYSTEMS, inDisk } from './disk.ts';

const TOOLS = ['/usr/sbin/xfs_io', '/usr/sbin/mkfs.xfs', '/usr/sbin/mkfs.ext4'];

/** Why no power can be cut on this machine; null: it can. */
export async function powerObstacle(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux, for loop mounts';
  const missing = TOOLS.filter((tool) => !existsSync(tool));
  if (missing.length > 0) return `${missing.join(' ')} missing: apt-get install xfsprogs e2fsprogs`;
  try {
    for (const fileSystem of FILE_SYSTEMS) {
      await inFolder((folder) => inDisk(folder, fileSystem, () => Promise.resolve()));
    }
    return null;
  } catch (cause) {
    return `loop mounts are not allowed here: ${String(cause).split('\n')[0] ?? ''}`;
  }
}

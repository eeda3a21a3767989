import { statfs } from 'node:fs/promises';
import { StoreError } from '../store-error.ts';

/** Room that must stay on a disk for the work itself. */
const RESERVE_BYTES = 16 << 20;

const megabytes = (bytes: number): number => Math.ceil(bytes / (1 << 20));

/** Throws BACKUP_NO_SPACE, with both amounts in megabytes, unless the disk of a folder has this much room. */
export async function needSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const [free, need] = [bavail * bsize, bytes + RESERVE_BYTES];
  if (free < need) throw new StoreError('BACKUP_NO_SPACE', { free: megabytes(free), need: megabytes(need) });
}

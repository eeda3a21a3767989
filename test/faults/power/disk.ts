import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The file systems on which clerks' disks are, as far as a kernel of ours can cut their power. */
export const FILE_SYSTEMS = ['ext4', 'xfs'] as const;
export type FileSystem = (typeof FILE_SYSTEMS)[number];

/** A file system of its own in a file. */
export type Disk = {
  readonly mount: string;
  /** From this moment nothing that was not synced will ever have been there. */
  readonly cutPower: () => void;
  /** After a cut: as a PC that starts again finds it. */
  readonly comeBack: () => void;
};

/** An XFS is at least 300 MB; the file has holes. */
const IMAGE_BYTES = String(320 * 2 ** 20);

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs `work` on a fresh file system, and leaves nothing mounted behind. */
export async function inDisk<T>(folder: string, fileSystem: FileSystem, work: (disk: Disk) => Promise<T>): Promise<T> {
  const image = join(folder, `${fileSystem}.img`);
  const mount = join(folder, `${fileSystem}-mount`);
  run('truncate', '-s', IMAGE_BYTES, image);
  run(`mkfs.${fileSystem}`, fileSystem === 'ext4' ? '-qF' : '-qf', image);
  mkdirSync(mount);
  const comeBack = (): void => void run('mount', '-o', 'loop', image, mount);
  const leave = (): void => void run('umount', mount);
  comeBack();
  try {
    return await work({
      mount,
      cutPower: () => void run('xfs_io', '-x', '-c', 'shutdown', mount),
      comeBack: () => {
        leave();
        comeBack();
      },
    });
  } finally {
    leave();
    rmSync(image);
    rmSync(mount, { recursive: true });
  }
}

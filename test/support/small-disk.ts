import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of a few megabytes in the place of a folder. */
export type SmallDisk = {
  /** Fills it to the last byte. */
  readonly fill: () => void;
  /** Makes room again. */
  readonly free: () => void;
  readonly remove: () => void;
};

/** Only root may mount one. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const filler = (count: number): string => join(folder, `filler-${count}`);
  let count = 0;
  return {
    fill: () => {
      for (let size = 1 << 20; size >= 1;) {
        try {
          writeFileSync(filler(count), Buffer.alloc(size), { flag: 'wx' });
        } catch {
          size >>= 1;
        }
        count += 1;
      }
    },
    free: () => {
      for (; count >= 0; count -= 1) rmSync(filler(count), { force: true });
      count = 0;
    },
    remove: () => {
      // The system may still hold a file of the app that has just ended.
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}

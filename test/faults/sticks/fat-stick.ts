import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FUSEFAT = '/usr/bin/fusefat';
const TOOLS = [FUSEFAT, '/usr/sbin/mkfs.vfat', '/usr/bin/mcopy', '/usr/bin/fusermount'];
const POLL_MS = 10;
const POLLS = 500;

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A stick with a real FAT file system, which another process keeps (the kernel here need not know FAT). */
export type FatStick = {
  /** Where it is plugged in. */
  readonly folder: string;
  readonly plugIn: (how?: 'rw+' | 'ro') => Promise<void>;
  /** Gone in the middle of whatever is done with it: every call to it fails from now on. */
  readonly pull: () => Promise<void>;
  /** In order, as somebody who asks the desktop first. */
  readonly takeOut: () => Promise<void>;
  /** Names and bytes on it, as another program reads them; not while it is plugged in. */
  readonly files: () => ReadonlyMap<string, Buffer>;
};

/** Why no FAT stick can be made here; null: it can. */
export async function stickObstacle(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux, for a stick of its own';
  const missing = TOOLS.filter((tool) => !existsSync(tool));
  if (missing.length > 0) return `${missing.join(' ')} missing: apt-get install fusefat dosfstools mtools`;
  return existsSync('/dev/fuse') ? null : 'there is no /dev/fuse';
}

/** Runs `work` with an empty stick of so many kilobytes in a folder, and leaves nothing plugged in. */
export async function withStick<T>(
  folder: string,
  kilobytes: number,
  work: (stick: FatStick) => Promise<T>,
): Promise<T> {
  const [image, mount] = [join(folder, 'stick.img'), join(folder, 'stick')];
  mkdirSync(mount);
  run('truncate', '-s', String(kilobytes * 1024), image);
  run('mkfs.vfat', image);
  let keeper: ChildProcess | null = null;

  async function gone(): Promise<void> {
    const child = keeper;
    keeper = null;
    if (child !== null && child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
  }

  const stick: FatStick = {
    folder: mount,
    plugIn: async (how = 'rw+') => {
      keeper = spawn(FUSEFAT, ['-f', '-s', '-o', how, image, mount], { stdio: 'ignore' });
      for (let polls = 0; !isMounted(mount); polls += 1) {
        if (polls > POLLS) throw new Error('The stick did not come up');
        await sleep(POLL_MS);
      }
    },
    pull: async () => {
      keeper?.kill('SIGKILL');
      await gone();
    },
    takeOut: async () => {
      if (isMounted(mount)) run('fusermount', '-u', '-z', mount);
      await gone();
    },
    files: () => filesOf(image, join(folder, 'read-back')),
  };
  try {
    return await work(stick);
  } finally {
    await stick.pull();
    await stick.takeOut();
    rmSync(image);
    rmSync(mount, { recursive: true });
  }
}

const isMounted = (mount: string): boolean => readFileSync('/proc/mounts', 'utf8').includes(` ${mount} `);

function filesOf(image: string, place: string): ReadonlyMap<string, Buffer> {
  mkdirSync(place);
  try {
    const names = run('mdir', '-b', '-i', image, '::')
      .split('\n')
      .flatMap((line) => (line.startsWith('::/') && !line.endsWith('/') ? [line.slice(3)] : []));
    return new Map(names.map((name) => [name, read(image, name, join(place, 'file'))]));
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** A file's bytes; empty where the FAT holds none for it any more. */
function read(image: string, name: string, to: string): Buffer {
  try {
    run('mcopy', '-n', '-i', image, `::/${name}`, to);
    return readFileSync(to);
  } catch {
    return Buffer.alloc(0);
  } finally {
    rmSync(to, { force: true });
  }
}

/**
 * Has the product's own code work on simulated disks and with cheap cryptography. Import it before anything of the product. It changes
 * the built-in modules of this process (or thread) only, and there only what lies under the simulation's paths or keys.
 */
import fs, { existsSync, readFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { syncBuiltinESMExports } from 'node:module';
import * as cheap from './cheap-crypto.ts';
import * as files from './sim-files.ts';

type Work = (...given: never[]) => unknown;

/** `target[name]` goes to the simulation when its first argument says so. */
function route(target: object, name: string, isOurs: (first: unknown) => boolean, simulated: Work): void {
  const real: unknown = Reflect.get(target, name);
  if (typeof real !== 'function') throw new TypeError(`Node has no ${name}`);
  const routed = (...given: never[]): unknown =>
    isOurs(given[0]) ? simulated(...given) : Reflect.apply(real, target, given);
  // `util.promisify` and others find what they need on the function itself.
  Reflect.set(target, name, Object.assign(routed, real));
}

const asPromise =
  (work: Work): Work =>
  async (...given: never[]) =>
    work(...given);

const waiting: Readonly<Record<string, Work>> = {
  open: files.open,
  readFile: files.readFile,
  writeFile: files.writeFile,
  unlink: files.unlink,
  rename: files.rename,
  link: files.link,
  mkdir: files.mkdir,
  readdir: files.readdir,
  stat: files.stat,
  lstat: files.stat,
  statfs: () => ({ bavail: 1e9, bsize: 4_096 }),
  copyFile: files.copyFile,
};
for (const [name, work] of Object.entries(waiting)) route(fsPromises, name, files.isSimulated, asPromise(work));

// Whoever locks a folder says when it was started, which is asked of the system each time.
const OWN_STAT = `/proc/${process.pid}/stat`;
const ownStat = existsSync(OWN_STAT) ? readFileSync(OWN_STAT, 'utf8') : null;
if (ownStat !== null)
  route(
    fsPromises,
    'readFile',
    (path) => path === OWN_STAT,
    asPromise(() => ownStat),
  );

const atOnce: Readonly<Record<string, Work>> = {
  existsSync: files.exists,
  readFileSync: files.readFile,
  readdirSync: files.readdir,
  mkdirSync: files.mkdir,
  renameSync: files.rename,
  createReadStream: files.stream,
  openSync: files.openFolder,
};
for (const [name, work] of Object.entries(atOnce)) route(fs, name, files.isSimulated, work);

route(fs, 'fsyncSync', files.isHandle, files.syncHandle);
route(fs, 'closeSync', files.isHandle, () => undefined);

for (const [target, works] of [
  [crypto, cheap.CRYPTO],
  [zlib, cheap.ZLIB],
] as const)
  for (const [name, work] of Object.entries<Work>(works)) route(target, name, cheap.isCheap, work);

syncBuiltinESMExports();

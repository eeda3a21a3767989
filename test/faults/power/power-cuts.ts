import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kind, type Order, Tally } from '../kind.ts';
import { type Books, NO_BOOKS } from '../life/books.ts';
import { startWork, wrongAfter } from '../life/watch.ts';
import { inFolder } from '../support/folders.ts';
import { newProfile, type Profile } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';
import { watched } from '../support/standing-still.ts';
import { rowsLost } from './control.ts';
import { cutMigration } from './cut-migration.ts';
import { type Disk, FILE_SYSTEMS, type FileSystem, inDisk } from './disk.ts';
import { powerObstacle } from './obstacle.ts';

const LONGEST_WORK_MS = 400;
const CUTS_A_PROFILE = 10;
/** Of so many cuts one falls on data of the first release while its schema is raised. */
const MIGRATION_EVERY = 4;

/** Power cuts: a file system is shut down in the middle of work and drops everything that was not synced. */
export const powerCuts: Kind = {
  name: 'power-cuts',
  title: 'power cuts on ext4 and XFS, and a control that must lose',
  track: 'store',
  size: { ci: 6, full: 200 },
  obstacle: powerObstacle,
  run: (order) =>
    inFolder(async (folder) => {
      const tally = new Tally();
      for (const fileSystem of FILE_SYSTEMS) {
        await control(folder, fileSystem, tally);
        await inDisk(folder, fileSystem, (disk) => cuts(disk, fileSystem, order, tally));
      }
      return tally.outcome();
    }),
};

/** A busy kernel may write by itself just before the cut, which then costs even the control nothing; not so five times. */
const CONTROL_TRIES = 5;

/** The same cuts must cost a database with `synchronous` NORMAL something. */
async function control(folder: string, fileSystem: FileSystem, tally: Tally): Promise<void> {
  for (let tries = 0; tries < CONTROL_TRIES; tries += 1) {
    const lost = await inDisk(folder, fileSystem, rowsLost);
    if (lost === 0) continue;
    tally.count(`${fileSystem}: the control with NORMAL lost ${lost} acknowledged rows`);
    return;
  }
  tally.fail(`the control on ${fileSystem} lost nothing: these cuts prove nothing`);
}

async function cuts(disk: Disk, fileSystem: FileSystem, { count, seed, isOver }: Order, tally: Tally): Promise<void> {
  const own = Array.from({ length: count }, (_, index) => seed + index).filter(
    (each) => FILE_SYSTEMS[each % FILE_SYSTEMS.length] === fileSystem,
  );
  let profile: Profile | null = null;
  let books: Books = NO_BOOKS;
  for (const [index, each] of own.entries()) {
    if (isOver()) return;
    if (index % MIGRATION_EVERY === 2) {
      for (const sentence of await cutMigration(disk, each, (what) => tally.count(`${fileSystem}: ${what}`))) {
        tally.fail(`seed ${each} on ${fileSystem}: ${sentence}`);
      }
      tally.cycle();
      continue;
    }
    if (profile === null || index % CUTS_A_PROFILE === 0) {
      if (profile !== null) rmSync(profile.dataDir, { recursive: true });
      profile = profileOn(disk, each);
      books = NO_BOOKS;
    }
    const working = startWork(profile, each, books);
    await working.opened;
    await sleep(randomOf(each).fraction() * LONGEST_WORK_MS);
    disk.cutPower();
    working.kill();
    const {
      books: acknowledged,
      begun,
      stoodStill,
    } = await watched(`seed ${each} on ${fileSystem}: the end of a killed store`, () => working.ended);
    disk.comeBack();
    tally.cycle();
    tally.count(`${fileSystem}: during ${begun?.name ?? 'nothing'}`);
    if (stoodStill) tally.fail(`seed ${each} on ${fileSystem}: stood still, during ${begun?.name ?? 'nothing'}`);
    const after = wrongAfter(profile, acknowledged, begun);
    for (const sentence of after.wrong) tally.fail(`seed ${each} on ${fileSystem}: ${sentence}`);
    books = after.books;
    if (after.wrong.length > 0) profile = null;
  }
}

function profileOn({ mount }: Disk, seed: number): Profile {
  const dataDir = join(mount, `profile-${seed}`);
  mkdirSync(dataDir);
  const profile = newProfile(dataDir);
  // Keys that a test wrote count as being there; their own durability is the vault's.
  execFileSync('sync', ['-f', mount]);
  return profile;
}

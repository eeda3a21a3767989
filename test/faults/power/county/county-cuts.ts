import { chmodSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPrograms } from '../../../support/postgres/postgres-server.ts';
import { type Kind, type Order, Tally } from '../../kind.ts';
import { inFolder } from '../../support/folders.ts';
import { randomOf } from '../../support/random.ts';
import { StoodStill, type Watch, watched } from '../../support/standing-still.ts';
import { type Disk, FILE_SYSTEMS, type FileSystem, inDisk } from '../disk.ts';
import { powerObstacle } from '../obstacle.ts';
import { readAck } from './acks.ts';
import { rowsLostByPglite, rowsLostByPostgres } from './controls.ts';
import { type Form, FORMS, type Site, siteOn } from './site.ts';

/** After some acknowledgements and a moment the power goes: on a busy machine as on a quiet one. */
const [FEWEST_ACKS, MORE_ACKS] = [12, 60];
const MOMENT_MS = 40;
const CUTS_A_COUNTY = 10;
/** One cut in so many falls while the county opens. */
const EARLY_SHARE = 0.15;
const LONGEST_START_MS = 1_500;
/** Opening a county that must make all its tables anew, beside others that work. */
const LONG_MS = 300_000;

/** Power cuts under the county: nothing it acknowledged is lost, on its folder with PGlite and on PostgreSQL. */
export const countyCuts: Kind = {
  name: 'county-cuts',
  title: 'power cuts under the county, in a folder and on PostgreSQL, and controls that must lose',
  track: 'store',
  size: { ci: 4, full: 400 },
  obstacle: async () => {
    try {
      postgresPrograms();
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
    return powerObstacle();
  },
  run: (order) =>
    inFolder(async (folder) => {
      // PostgreSQL works as a user of its own, who must come to its folder.
      chmodSync(folder, 0o711);
      const tally = new Tally();
      await control(tally, 'PGlite alone', () => inDisk(folder, 'ext4', rowsLostByPglite));
      await control(tally, 'PostgreSQL with fsync off', () => inDisk(folder, 'xfs', rowsLostByPostgres));
      for (const fileSystem of FILE_SYSTEMS) {
        await control(tally, `${fileSystem}: the county that does not sync`, () =>
          inDisk(folder, fileSystem, lostWithoutSync),
        );
        for (const form of FORMS)
          await inDisk(folder, fileSystem, (disk) => cuts(disk, fileSystem, form, order, tally));
      }
      return tally.outcome();
    }),
};

/** A cut in the middle of the work. */
const CONTROL_SEED = 4;
/** A busy kernel may write by itself just before the cut; not so five times. */
const CONTROL_TRIES = 5;

async function control(tally: Tally, name: string, lostBy: () => Promise<number>): Promise<void> {
  for (let tries = 0; tries < CONTROL_TRIES; tries += 1) {
    const lost = await lostBy();
    if (lost === 0) continue;
    tally.count(`${name} lost ${lost} of what was acknowledged`);
    return;
  }
  tally.fail(`${name} lost nothing: these cuts prove nothing`);
}

/** The same work of a county whose calls to sync do nothing: the same look must find what is gone. */
async function lostWithoutSync(disk: Disk): Promise<number> {
  const site = await siteOn(disk, 'folder', 0, { AID_FAULTS_NO_SYNC: '1' });
  await cutOnce(site, disk, CONTROL_SEED);
  try {
    const { length } = await site.look();
    return length;
  } catch {
    // Not even a journal that opens.
    return site.acks.size;
  } finally {
    await site.remove();
  }
}

/** Of every seed, the half of a file system and of that the half of a form. */
const isOf = (seed: number, fileSystem: FileSystem, form: Form): boolean =>
  FILE_SYSTEMS[seed % 2] === fileSystem && FORMS[(seed >> 1) % 2] === form;

async function cuts(
  disk: Disk,
  fileSystem: FileSystem,
  form: Form,
  { count, seed, isOver }: Order,
  tally: Tally,
): Promise<void> {
  const own = Array.from({ length: count }, (_, index) => seed + index).filter((each) => isOf(each, fileSystem, form));
  const where = `${form} on ${fileSystem}`;
  let site: Site | null = null;
  for (const [index, each] of own.entries()) {
    if (isOver()) break;
    if (site === null || index % CUTS_A_COUNTY === 0) {
      await site?.remove();
      site = await siteOn(disk, form, each);
    }
    const wrong = await cutAndLook(site, disk, each, (what, times) => tally.count(`${where}: ${what}`, times));
    tally.cycle();
    for (const sentence of wrong) tally.fail(`seed ${each}, ${where}: ${sentence}`);
    if (wrong.length > 0) {
      await watched('removing a county', site.remove);
      site = null;
    }
  }
  await site?.remove();
}

/** One cut, and what is wrong afterwards: also when something stood still. */
async function cutAndLook(
  site: Site,
  disk: Disk,
  seed: number,
  count: (what: string, times?: number) => void,
): Promise<readonly string[]> {
  const begun = site.acks.size;
  try {
    count(await cutOnce(site, disk, seed));
    const wrong = await watched('looking at the county', site.look, LONG_MS);
    count('acknowledged, and looked for afterwards', site.acks.size - begun);
    return wrong;
  } catch (thrown) {
    if (thrown instanceof StoodStill) return [thrown.message];
    throw thrown;
  }
}

/** Has the county work, and cuts the power at a random moment. */
async function cutOnce(site: Site, disk: Disk, seed: number): Promise<string> {
  const random = randomOf(seed);
  const isEarly = random.chance(EARLY_SHARE);
  let left = FEWEST_ACKS + random.below(MORE_ACKS);
  let isEnough: () => void = () => undefined;
  let step: Watch['step'] = () => undefined;
  const enough = new Promise<void>((done) => (isEnough = done));
  const child = site.work(seed, (line) => {
    const ack = readAck(line);
    if (ack === null) return;
    site.acks.add(ack);
    left -= 1;
    step(`the county's work, ${left} acknowledgements before the cut`);
    if (left === 0) isEnough();
  });
  const untilEnough = async (watch: Watch): Promise<void> => {
    ({ step } = watch);
    await Promise.race([enough, child.ended]);
  };
  try {
    if (!isEarly) await watched('a county that opens', untilEnough);
  } catch (thrown) {
    child.kill();
    throw thrown;
  }
  await sleep(random.fraction() * (isEarly ? LONGEST_START_MS : MOMENT_MS));
  const endedBefore = child.process.exitCode !== null ? child.errors() : null;
  disk.cutPower();
  child.kill();
  await watched('the end of a killed county', () => child.ended);
  if (endedBefore !== null) throw new Error(`seed ${seed}: the county ended by itself: ${endedBefore.slice(-1_500)}`);
  await watched('a machine that starts again', site.comeBack);
  return isEarly ? 'while it opened' : 'while it worked';
}

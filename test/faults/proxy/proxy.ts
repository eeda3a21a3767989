import { join } from 'node:path';
import { postgresPrograms } from '../../support/postgres/postgres-server.ts';
import '../../support/remember/remember-initdb.ts';
import { inLanes, type Kind, type Order, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { randomOf } from '../support/random.ts';
import { watched } from '../support/standing-still.ts';
import { compareBooks, compareMoney, payUp } from './both-books.ts';
import { type CountySite, countySite, enrolAll, type Form } from './county-site.ts';
import { type Lane, meet, openLane } from './lane.ts';
import { oneRun } from './one-run.ts';
import { restarting, type Service } from './restarting.ts';

/** PCs of a county that meet it at once: a county hears each of them a few dozen times a second, no more. */
const LANES = { folder: 16, postgres: 8 } as const satisfies Readonly<Record<Form, number>>;
/** The share of the runs in whose middle the county is killed: one kill meets those of all its PCs. */
const HIT_SHARE = 0.1;
/** One run in so many meets a county on PostgreSQL and behind TLS. */
const POSTGRES_EVERY = 5;
/** So many runs meet the same two counties: their batches lie behind each other. What is begun is finished, so that seeds have no gaps. */
const SLICE = 1_000;
/** Slices beside each other: while a county starts anew, another one has work to do. */
const AT_ONCE = 2;
/** A county that met fewer runs is not put back: there would be nothing to lose. */
const FEW = 30;
/** Opening a county beside others that work, and comparing all its books. */
const LONG_MS = 300_000;

/** The window's sending code and a real county with a seeded bad line between them. */
export const proxy: Kind = {
  name: 'proxy',
  title: 'batches over a line that refuses, resets, cuts, flips, doubles, delays and lies, and a county that is killed',
  track: 'app',
  size: { ci: 1_000, full: 100_000 },
  obstacle: async () => {
    try {
      postgresPrograms();
      return null;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  },
  run: async ({ seed, count, isOver }) => {
    const tally = new Tally();
    const slices = Math.ceil(count / SLICE);
    await inLanes({ count: slices, seed: 0, isOver }, AT_ONCE, async (next) => {
      for (let slice = next(); slice !== null; slice = next()) {
        const first = slice * SLICE;
        await runSlice(tally, { seed: seed + first, count: Math.min(SLICE, count - first) });
      }
    });
    return tally.outcome();
  },
};

/** Runs each seed of a slice at the form of county that it always meets. */
async function runSlice(tally: Tally, { seed, count }: Pick<Order, 'seed' | 'count'>): Promise<void> {
  const seeds = Array.from({ length: count }, (_, at) => seed + at);
  const inForm = async (form: Form): Promise<void> => {
    let left: readonly number[] = seeds.filter((each) => (each % POSTGRES_EVERY === 0) === (form === 'postgres'));
    // What is left when something stood still meets a new county; a county that not one run met stays undone.
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      before = left.length;
      left = await inFolder((folder) => runSeeds(tally, form, folder, left));
    }
  };
  await Promise.all([inForm('folder'), inForm('postgres')]);
}

/** Gives the seeds that were not run, because something stood still. */
async function runSeeds(
  tally: Tally,
  form: Form,
  folder: string,
  seeds: readonly number[],
): Promise<readonly number[]> {
  const fail = (sentence: string): void => tally.fail(`${form}, seeds from ${seeds[0]}: ${sentence}`);
  const site = await countySite(folder, form);
  const lanes: Lane[] = [];
  const left = [...seeds];
  try {
    for (let at = 0; at < LANES[form]; at += 1)
      lanes.push(await openLane(at, site, join(folder, `stick-${at}`), tally));
    const pcs = lanes.map(({ pc }) => pc);
    await watched('registering the PCs', () => site.opened((county) => enrolAll(county, pcs)), LONG_MS);
    await site.start();
    const service = restarting(site);
    let isSound = true;
    const runLane = async (lane: Lane): Promise<void> => {
      for (let seed = left.shift(); seed !== undefined; seed = isSound ? left.shift() : undefined) {
        const at = seeds.indexOf(seed);
        const before = (): Promise<void> => copyOrRestore(tally, site, service, at, seeds.length);
        if (!(await oneRun(tally, lane, service, { seed, killShare: HIT_SHARE / LANES[form], before })))
          isSound = false;
      }
    };
    await Promise.all(lanes.map(runLane));
    if (!isSound) return left;
    await service.settled();
    (await atRest(tally, site, lanes, service)).forEach(fail);
  } catch (thrown) {
    fail(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } finally {
    await watched('closing the lines', () => Promise.all(lanes.map(({ line }) => line.close())));
    await watched('ending the county', site.remove);
  }
  return left;
}

/** Both ledgers once every PC has met the county: all that was sent, then what was paid of it. */
async function atRest(
  tally: Tally,
  site: CountySite,
  lanes: readonly Lane[],
  service: Service,
): Promise<readonly string[]> {
  const pcs = lanes.map(({ pc }) => pc);
  const random = randomOf(0);
  // After a restore some have not met the county yet.
  for (const lane of lanes) await meet(tally, lane, service, random, lane.pc.open);
  await site.kill();
  const wrong = await watched(
    'comparing the books',
    () =>
      site.opened(async (county) => {
        const found = await compareBooks(county, pcs);
        await payUp(county, pcs);
        return found;
      }),
    LONG_MS,
  );
  await site.start();
  for (const lane of lanes) await meet(tally, lane, service, random, () => []);
  await site.kill();
  const money = await watched(
    'comparing the payments',
    () => site.opened((county) => compareMoney(county, pcs)),
    LONG_MS,
  );
  return [...wrong, ...money];
}

/** A third of the way a county is copied away; after two thirds its disk is gone, and it is put back to the copy. */
async function copyOrRestore(
  tally: Tally,
  site: CountySite,
  service: Service,
  at: number,
  count: number,
): Promise<void> {
  if (count < FEW) return;
  if (at === Math.floor(count / 3)) await service.alone('a backup', site.backUp);
  if (at !== Math.floor((count * 2) / 3)) return;
  if (await service.alone('a restore', site.restore)) tally.count('the county put back from an older copy');
}

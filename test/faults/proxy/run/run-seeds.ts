import { join } from 'node:path';
import type { OpenCounty } from '../../../../county/config/open-county.ts';
import type { Tally } from '../../kind.ts';
import { randomOf } from '../../support/random.ts';
import { watched } from '../../support/standing-still.ts';
import { compareBooks, compareMoney, payUp } from '../both-books.ts';
import { compareFeeds } from '../both-feeds.ts';
import { type CountySite, countySite, type Form } from '../county-site.ts';
import type { Wrap } from '../window/line-pc.ts';
import { type Lane, meet, openLane } from './lane.ts';
import { killSoon, oneRun } from './one-run.ts';
import { restarting, type Service } from './restarting.ts';

/** PCs of a county that meet it at once: a county hears each of them a few dozen times a second, no more. */
const LANES = { folder: 16, postgres: 8 } as const satisfies Readonly<Record<Form, number>>;
/** The share of the runs in whose middle the county is killed: one kill meets those of all its PCs. */
const HIT_SHARE = 0.1;
/** A county that met fewer runs is not put back: there would be nothing to lose. */
const FEW = 30;
/** Opening a county beside others that work, putting it back to a copy, and comparing all its books. */
const LONG_MS = 300_000;

/** A rule that is taken out on purpose: at the PCs, or at the county. */
export type TakenOut = { readonly wrap?: Wrap; readonly site?: (site: CountySite, folder: string) => CountySite };

/** Runs seeds at one county and compares both sides. Gives the seeds that were not run, because something stood still. */
export async function runSeeds(
  tally: Tally,
  form: Form,
  folder: string,
  seeds: readonly number[],
  takenOut: TakenOut = {},
): Promise<readonly number[]> {
  const fail = (sentence: string): void => tally.fail(`${form}, seeds from ${seeds[0]}: ${sentence}`);
  const { wrap, site: change = (sound) => sound } = takenOut;
  const site = change(await countySite(folder, form), folder);
  const lanes: Lane[] = [];
  const left = [...seeds];
  try {
    for (let at = 0; at < LANES[form]; at += 1)
      lanes.push(await openLane(at, site, join(folder, `pc-${at}`), tally, wrap));
    await watched('registering the PCs', () => site.opened((county) => registerAll(county, lanes)), LONG_MS);
    await site.start();
    const service = restarting(site);
    let isSound = true;
    const runLane = async (lane: Lane): Promise<void> => {
      for (let seed = left.shift(); seed !== undefined; seed = isSound ? left.shift() : undefined) {
        const at = seeds.indexOf(seed);
        const before = (): Promise<void> => harmOnce(tally, site, service, at, seeds.length);
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
    for (const { pc } of lanes) pc.close();
    await watched('ending the county', site.remove);
  }
  return left;
}

async function registerAll(county: OpenCounty, lanes: readonly Lane[]): Promise<void> {
  for (const { pc } of lanes) await pc.register(county);
}

/** Both ledgers once every PC has met the county: all that was sent, then what was paid of it. */
async function atRest(
  tally: Tally,
  site: CountySite,
  lanes: readonly Lane[],
  service: Service,
): Promise<readonly string[]> {
  const random = randomOf(0);
  // After a restore some have not met the county yet.
  for (const lane of lanes) await meet(tally, lane, service, random);
  await site.kill();
  const wrong = await watched(
    'comparing the books',
    () =>
      site.opened(async (county) => {
        const pcs = lanes.map(({ pc }) => pc.sent());
        const found = await compareBooks(county, pcs);
        await payUp(county, pcs);
        return found;
      }),
    LONG_MS,
  );
  await site.start();
  for (const lane of lanes) await meet(tally, lane, service, random);
  await site.kill();
  const money = await watched(
    'comparing the payments',
    () =>
      site.opened(async (county) => [
        ...(await compareMoney(
          county,
          lanes.map(({ pc }) => pc.sent()),
        )),
        ...(await compareFeeds(
          county,
          lanes.map(({ pc }) => pc),
        )),
      ]),
    LONG_MS,
  );
  return [...wrong, ...money];
}

/**
 * A third of the way a county is copied away; half of the way it is killed, whatever the seeds have chosen; after two thirds its disk is
 * gone, and it is put back to the copy.
 */
async function harmOnce(tally: Tally, site: CountySite, service: Service, at: number, count: number): Promise<void> {
  if (count < FEW) return;
  if (at === Math.floor(count / 2)) killSoon(tally, site, service);
  if (at === Math.floor(count / 3)) await service.alone('a backup', site.backUp);
  if (at !== Math.floor((count * 2) / 3)) return;
  if (await service.alone('a restore', site.restore, LONG_MS))
    tally.count(`the county put back from an older copy (${site.form})`);
}

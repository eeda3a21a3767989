import { join } from 'node:path';
import { postgresPrograms } from '../../support/postgres/postgres-server.ts';
import { inLanes, type Kind, type Order, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { randomOf } from '../support/random.ts';
import { compareBooks, compareMoney, payUp } from './both-books.ts';
import { byStick } from './by-stick.ts';
import { type CountySite, countySite, enrolAll, type Form } from './county-site.ts';
import { type Lane, meet, openLane } from './lane.ts';
import { restarting, type Service } from './restarting.ts';

const LANES = 4;
/** The share of the runs that a county on PostgreSQL and behind TLS gets. */
const POSTGRES_SHARE = 0.2;
/** So many runs meet the same two counties: their batches lie behind each other. What is begun is finished, so that seeds have no gaps. */
const SLICE = 1_250;
/** Of so many runs one kills the county's service in its middle. */
const KILL_EVERY = 40;
/** Of so many runs one has the county copied away, and one puts it back to its last copy. */
const RESTORE_EVERY = 400;
const [BACK_UP_AT, RESTORE_AT] = [100, 300];
/** The share of the runs whose batches come by stick, half of them over the line at the same time. */
const STICK_SHARE = 0.15;

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
  run: async (order) => {
    const tally = new Tally();
    const end = order.seed + order.count;
    for (let seed = order.seed; seed < end && !order.isOver(); seed += SLICE)
      await runSlice(tally, { seed, count: Math.min(SLICE, end - seed), isOver: () => false });
    return tally.outcome();
  },
};

/** Both forms beside each other: while one county starts anew, the other one has work to do. */
async function runSlice(tally: Tally, order: Order): Promise<void> {
  const onPostgres = Math.floor(order.count * POSTGRES_SHARE);
  const onFolder = order.count - onPostgres;
  const inForm = async (form: Form, seed: number, count: number): Promise<void> => {
    if (count > 0) await inFolder((folder) => runForm(tally, form, folder, { ...order, seed, count }));
  };
  await Promise.all([inForm('folder', order.seed, onFolder), inForm('postgres', order.seed + onFolder, onPostgres)]);
}

async function runForm(tally: Tally, form: Form, folder: string, order: Order): Promise<void> {
  const site = await countySite(folder, form);
  const lanes: Lane[] = [];
  try {
    for (let at = 0; at < LANES; at += 1) lanes.push(await openLane(at, site, join(folder, `stick-${at}`), tally));
    const pcs = lanes.map(({ pc }) => pc);
    await site.opened((county) => enrolAll(county, pcs));
    await site.start();
    const service = restarting(site);
    let given = 0;
    await inLanes(order, LANES, async (next) => {
      const lane = lanes[given++];
      if (lane === undefined) return;
      for (let seed = next(); seed !== null; seed = next()) await oneRun(tally, lane, service, form, seed);
    });
    await service.settled();
    // After a restore some have not met the county yet.
    for (const lane of lanes) await meet(tally, lane, service, randomOf(order.seed), lane.pc.open);
    await site.kill();
    const wrong = await site.opened(async (county) => {
      const found = await compareBooks(county, pcs);
      await payUp(county, pcs);
      return found;
    });
    await site.start();
    for (const lane of lanes) await meet(tally, lane, service, randomOf(order.seed), () => []);
    await site.kill();
    const money = await site.opened((county) => compareMoney(county, pcs));
    for (const sentence of [...wrong, ...money]) tally.fail(`${form}, seeds from ${order.seed}: ${sentence}`);
  } finally {
    for (const { line } of lanes) await line.close();
    await site.remove();
  }
}

/** One or two batches, or some that were sent before as well, until every one has its receipt. */
async function oneRun(tally: Tally, lane: Lane, service: Service, form: Form, seed: number): Promise<void> {
  const random = randomOf(seed);
  const { pc } = lane;
  const first = pc.batches.length + 1;
  const count = random.chance(0.1) ? 2 : 1;
  for (let at = 0; at < count; at += 1) pc.seal(random.chance(0.1) ? 2 : 1);
  const own = Array.from({ length: count }, (_, at) => first + at);
  // Out of order, as a stick beside the line brings them; and what was taken long ago once more.
  if (random.chance(0.5)) own.reverse();
  const again = first > 1 && random.chance(0.1) ? [1 + random.below(first - 1)] : [];
  if (again.length > 0) tally.count('a batch sent again');
  if (seed % KILL_EVERY === 7) {
    tally.count('kill -9 of the county');
    service.killSoon();
  }
  try {
    await copyOrRestore(tally, lane.site, service, seed);
    const offered = (): readonly number[] => [...again, ...own.filter((seq) => !pc.isDone(seq))];
    const isByStick = random.chance(STICK_SHARE);
    const isOnline = !isByStick || random.chance(0.5);
    if (isByStick) tally.count(isOnline ? 'by stick and line at once' : 'by stick');
    await Promise.all([
      isByStick ? service.alone(() => byStick(lane, [...again, ...own])) : null,
      isOnline ? meet(tally, lane, service, random, offered) : null,
    ]);
    // The stick was read before the county was put back.
    if (!own.every(pc.isDone)) await meet(tally, lane, service, random, offered);
    if (!own.every(pc.isDone)) tally.fail(`seed ${seed}: a batch without a receipt`);
  } catch (thrown) {
    tally.fail(`seed ${seed} (${form}): ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  tally.cycle();
}

/** Some runs have the county copied away, others find it put back. */
async function copyOrRestore(tally: Tally, site: CountySite, service: Service, seed: number): Promise<void> {
  if (seed % RESTORE_EVERY === BACK_UP_AT) await service.alone(site.backUp);
  if (seed % RESTORE_EVERY !== RESTORE_AT) return;
  if (await service.alone(site.restore)) tally.count('the county put back from an older copy');
}

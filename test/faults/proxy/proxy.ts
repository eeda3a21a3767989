import { LineFault, stops } from '../../../electron/sync/county/line-fault.ts';
import { postgresPrograms } from '../../support/postgres/postgres-server.ts';
import { inLanes, type Kind, type Order, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { type Random, randomOf } from '../support/random.ts';
import { compareBooks, compareMoney, payUp } from './both-books.ts';
import { type CountySite, countySite, enrolAll, type Form } from './county-site.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import { fatesOf, type LineFault as LineFaultName } from './line-faults.ts';
import { Violation, type WindowPc, windowPc } from './window-pc.ts';

const LANES = 4;
/** The share of the runs that a county on PostgreSQL and behind TLS gets. */
const POSTGRES_SHARE = 0.2;
/** Of so many runs one kills the county's service in its middle. */
const KILL_EVERY = 30;
const KILL_AFTER_MS = 40;
/** A run that needs more meetings than this makes no progress. */
const MOST_ROUNDS = 40;
/** The clock of a PC stands anywhere in these years: it may decide nothing. */
const [FIRST_DAY, DAYS] = [Date.UTC(2019, 0, 1), 5_000];

/** The window's sending code and a real county with a seeded bad line between them. */
export const proxy: Kind = {
  name: 'proxy',
  title: 'batches over a line that refuses, resets, cuts, flips, doubles, delays and lies, and a county that is killed',
  track: 'store',
  size: { ci: 150, full: 10_000 },
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
    const onPostgres = Math.floor(order.count * POSTGRES_SHARE);
    const inForm = (form: Form, seed: number, count: number): Promise<void> =>
      count === 0 || order.isOver()
        ? Promise.resolve()
        : inFolder((folder) => runForm(tally, form, folder, { ...order, seed, count }));
    await inForm('folder', order.seed, order.count - onPostgres);
    await inForm('postgres', order.seed + order.count - onPostgres, onPostgres);
    return tally.outcome();
  },
};

async function runForm(tally: Tally, form: Form, folder: string, order: Order): Promise<void> {
  const site = await countySite(folder, form);
  const lanes: Lane[] = [];
  try {
    for (let at = 0; at < LANES; at += 1) lanes.push(await openLane(at, site, tally));
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

type Lane = {
  readonly pc: WindowPc;
  readonly line: FaultProxy;
  readonly site: CountySite;
  readonly faults: Set<LineFaultName>;
  abort: () => void;
};

async function openLane(at: number, site: CountySite, tally: Tally): Promise<Lane> {
  const line = await faultProxy({
    target: site.port,
    from: `127.0.1.${at + 1}`,
    isSealed: site.isSealed,
    onStuck: () => lane.abort(),
    onFault: ({ fault }) => {
      tally.count(`connections: ${fault}`);
      if (fault !== 'none') lane.faults.add(fault);
    },
  });
  const lane: Lane = { pc: windowPc(at), line, site, faults: new Set(), abort: () => undefined };
  return lane;
}

/** A service that can be killed while others use it; whoever uses it waits until it is there again. */
function restarting(site: CountySite) {
  let up: Promise<void> = Promise.resolve();
  return {
    settled: () => up,
    killSoon: () => {
      const before = up;
      const restart = async (): Promise<void> => {
        await before;
        await site.kill();
        await site.start();
      };
      setTimeout(() => void (up = restart()), KILL_AFTER_MS);
    },
  };
}
type Service = ReturnType<typeof restarting>;

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
    await meet(tally, lane, service, random, () => [...again, ...own.filter((seq) => !pc.isDone(seq))]);
    if (!own.every(pc.isDone)) tally.fail(`seed ${seed}: a batch without a receipt`);
  } catch (thrown) {
    tally.fail(`seed ${seed} (${form}): ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  tally.cycle();
}

/** Meets the county until one meeting goes through and nothing is left to send. */
async function meet(
  tally: Tally,
  lane: Lane,
  service: Service,
  random: Random,
  offered: () => readonly number[],
): Promise<void> {
  lane.line.use(fatesOf(random));
  const now = (): string => new Date(FIRST_DAY + random.below(DAYS) * 86_400_000).toISOString();
  const at = { address: `${lane.site.scheme}://127.0.0.1:${lane.line.port}`, ca: lane.site.ca };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await service.settled();
    const patience = new AbortController();
    lane.abort = () => patience.abort();
    lane.faults.clear();
    try {
      await lane.pc.round(at, offered(), { signal: patience.signal, now });
      if (offered().every((seq) => lane.pc.isDone(seq))) return;
    } catch (thrown) {
      if (!(thrown instanceof LineFault)) throw thrown;
      const { code } = thrown.error;
      tally.count(`told: ${code}`);
      if (stops(code) === null) continue;
      tally.count(`stops after ${[...lane.faults].join(', ')}`);
      // What only a line did, time mends; but a request that was altered on its way, without TLS, is one the county cannot take.
      if (lane.site.isSealed || !lane.faults.has('flip up')) throw new Violation(`${code} wants people to look`);
    }
  }
  throw new Violation(`no progress in ${MOST_ROUNDS} meetings`);
}

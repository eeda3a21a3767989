import type { Tally } from '../kind.ts';
import { randomOf } from '../support/random.ts';
import { StoodStill } from '../support/standing-still.ts';
import { byStick } from './by-stick.ts';
import { type Lane, meet } from './lane.ts';
import type { Service } from './restarting.ts';

/** The share of the runs whose batches come by stick, half of them over the line at the same time. */
const STICK_SHARE = 0.15;
/** The share of the runs whose batches have papers. */
const PAPERS_SHARE = 0.15;

export type Run = {
  readonly seed: number;
  /** How often a run has the county killed. */
  readonly killShare: number;
  /** What happens to the county first. */
  readonly before: () => Promise<void>;
};

/**
 * One or two batches, or some that were sent before as well, until every one has its receipt. False: something stood still, and nothing more is to be learnt from this county.
 */
export async function oneRun(
  tally: Tally,
  lane: Lane,
  service: Service,
  { seed, killShare, before }: Run,
): Promise<boolean> {
  const random = randomOf(seed);
  const { pc } = lane;
  const first = pc.batches.length + 1;
  const count = random.chance(0.1) ? 2 : 1;
  const withPapers = random.chance(PAPERS_SHARE);
  if (withPapers) tally.count('with papers');
  for (let at = 0; at < count; at += 1) pc.seal(random.chance(0.1) ? 2 : 1, withPapers);
  const own = Array.from({ length: count }, (_, at) => first + at);
  // Out of order, as a stick beside the line brings them; and what was taken long ago once more.
  if (random.chance(0.5)) own.reverse();
  const again = first > 1 && random.chance(0.1) ? [1 + random.below(first - 1)] : [];
  if (again.length > 0) tally.count('a batch sent again');
  if (random.chance(killShare)) {
    tally.count('kill -9 of the county');
    service.killSoon();
  }
  tally.cycle();
  const kills = service.kills();
  try {
    await before();
    const offered = (): readonly number[] => [...again, ...own.filter((seq) => !pc.isDone(seq))];
    const isByStick = random.chance(STICK_SHARE);
    const isOnline = !isByStick || random.chance(0.5);
    if (isByStick) tally.count(isOnline ? 'by stick and line at once' : 'by stick');
    await Promise.all([
      isByStick ? service.alone('a stick that is read', () => byStick(lane, [...again, ...own])) : null,
      isOnline ? meet(tally, lane, service, random, offered) : null,
    ]);
    // The stick was read before the county was put back.
    if (!own.every(pc.isDone)) await meet(tally, lane, service, random, offered);
    if (!own.every(pc.isDone)) tally.fail(`seed ${seed}: a batch without a receipt`);
    if (service.kills() > kills) tally.count('runs in whose middle the county was killed');
    return true;
  } catch (thrown) {
    tally.fail(`seed ${seed} (${lane.site.form}): ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return !(thrown instanceof StoodStill);
  }
}

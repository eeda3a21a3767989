import type { Tally } from '../../kind.ts';
import { type Random, randomOf } from '../../support/random.ts';
import { StoodStill } from '../../support/standing-still.ts';
import type { CountySite } from '../county-site.ts';
import { type Lane, meet } from './lane.ts';
import type { Service } from './restarting.ts';
import { byStick } from '../window/by-stick.ts';

/** The share of the runs whose batches come by stick, half of them over the line at the same time. */
const STICK_SHARE = 0.15;
/** The share of the runs whose batches have papers. */
const PAPERS_SHARE = 0.15;
/** The share of the sticks with a batch that was taken before. */
const AGAIN_SHARE = 0.5;
/** The share of the runs in which the PC's process dies, and within how many looks at its session: a meeting has about ten. */
const DEATH_SHARE = 0.1;
const MOST_LOOKS = 25;

export type Run = {
  readonly seed: number;
  /** How often a run has the county killed. */
  readonly killShare: number;
  /** What happens to the county first. */
  readonly before: () => Promise<void>;
};

/**
 * One or two batches until every one has its receipt, and on a stick some that were sent before. False: something stood still, and nothing
 * more is to be learnt from this county.
 */
export async function oneRun(
  tally: Tally,
  lane: Lane,
  service: Service,
  { seed, killShare, before }: Run,
): Promise<boolean> {
  const random = randomOf(seed);
  const { pc, site } = lane;
  const isByStick = random.chance(STICK_SHARE);
  const isOnline = !isByStick || random.chance(0.5);
  const withPapers = random.chance(PAPERS_SHARE);
  if (withPapers) tally.count('with papers');
  if (isByStick && withPapers) tally.count('papers by stick');
  if (isByStick) tally.count(isOnline ? 'by stick and line at once' : 'by stick');
  tally.cycle();
  const kills = service.kills();
  try {
    const own: number[] = [];
    for (let left = random.chance(isByStick ? 0.4 : 0.1) ? 2 : 1; left > 0; left -= 1)
      own.push(await pc.seal(random.chance(0.1) ? 2 : 1, withPapers));
    if (random.chance(killShare)) killSoon(tally, site, service);
    await before();
    if (random.chance(DEATH_SHARE)) pc.dieIn(1 + random.below(MOST_LOOKS));
    const online = (): Promise<void> => meet(tally, lane, service, random);
    await Promise.all([
      isByStick ? byStick(lane, service, onStick(tally, random, own)) : null,
      isOnline ? online() : null,
    ]);
    // Whatever the stick brought, the papers of it wait for the county's word.
    if (!isOnline) await online();
    if (own.some((seq) => pc.open().includes(seq))) tally.fail(`seed ${seed}: a batch without a receipt`);
    if (service.kills() > kills) tally.count(`runs in whose middle the county was killed (${site.form})`);
    return true;
  } catch (thrown) {
    tally.fail(`seed ${seed} (${site.form}): ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return !(thrown instanceof StoodStill);
  } finally {
    pc.dieIn(null);
  }
}

/** Kills the service in the middle of whatever its PCs are at. */
export function killSoon(tally: Tally, { form }: CountySite, service: Service): void {
  tally.count(`kill -9 of the county (${form})`);
  service.killSoon();
}

/** All that is new; or the later of two alone, so that the county has it before the other; and what was taken long ago once more. */
function onStick(tally: Tally, random: Random, own: readonly number[]): readonly number[] {
  const [first = 1] = own;
  const isAhead = own.length > 1 && random.chance(0.5);
  if (isAhead) tally.count('a stick with a batch before its turn');
  const again = first > 1 && random.chance(AGAIN_SHARE) ? [1 + random.below(first - 1)] : [];
  if (again.length > 0) tally.count('a batch sent again');
  return [...again, ...(isAhead ? own.slice(1) : own)];
}

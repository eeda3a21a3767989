import { Violation } from '../run/coverage.ts';
import type { World } from '../run/world.ts';
import type { SimPc } from '../window/sim-pc.ts';
import { meet } from './clerk.ts';
import { forget, switchOn } from './machines.ts';
import { decide, pay, readBank } from './officials.ts';
import { seeToPcs } from './registration.ts';

const DAY_SECONDS = 86_400;

/** Somebody starts the folder that a restore replaced, and PCs call there; then the right one is started again. */
export async function startReplaced(world: World): Promise<boolean> {
  const { county } = world;
  const how = await world.atCounty(() => county.startReplaced());
  if (how === 'none') return false;
  if (how === 'refused') world.coverage.count('old county: refused by the second journal');
  else world.coverage.count('old county: the one that was replaced');
  await callThere(world);
  world.isOutrun = false;
  county.stop(world.random, true);
  await switchOn(world);
  return true;
}

/** The county is put back to a backup, and nobody raises its epoch until PCs called. */
export async function restoreUnraised(world: World): Promise<boolean> {
  const { random, truth, county, backups } = world;
  const from = backups[random.below(backups.length)];
  if (from === undefined) return false;
  readBank(world);
  truth.beginRestore();
  await world.atCounty(() => county.putBack(from));
  world.coverage.count('old county: one put back without a new epoch');
  await callThere(world);
  world.isOutrun = false;
  if (!county.isUp) return true;
  await world.atCounty(() => county.raiseEpoch());
  if (!county.isUp) return true;
  forget(world);
  await seeToPcs(world);
  return true;
}

/** Whoever has seen more is told, and so is the county; from then on nothing that costs money is done there. */
async function callThere(world: World): Promise<void> {
  const { county, coverage } = world;
  for (const pc of world.pcs) {
    if (!county.isUp || !pc.isUp) return;
    const told = await meet(world, pc, () => Promise.resolve());
    if (told !== 'COUNTY_EPOCH_BACK' && told !== 'COUNTY_WENT_BACK') continue;
    coverage.count(`old county: ${told}`);
    if (!county.isUp) return;
    if ((await county.books.outrun()) === null && isBelieved(world, pc))
      throw new Violation('S12', `${pc.pc} was told ${told}, and the county does not know that it is old`);
    world.isOutrun = (await county.books.outrun()) !== null;
    await decide(world);
    if (county.isUp) await pay(world);
  }
}

/** A county whose clock is more than a day behind the epoch that a PC names does not believe in it. */
const isBelieved = (world: World, pc: SimPc): boolean => {
  const isNear = pc.seen().epoch <= Date.parse(world.now()) / 1000 + DAY_SECONDS;
  if (!isNear) world.coverage.count('old county: its clock is far behind');
  return isNear;
};

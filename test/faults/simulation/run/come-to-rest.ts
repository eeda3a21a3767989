import { isForPeople, meet, sealWaiting, tryAgain } from '../deeds/clerk.ts';
import { Violation } from './coverage.ts';
import { switchOn } from '../deeds/machines.ts';
import { askAboutLost } from '../deeds/own-restore.ts';
import { register } from '../deeds/registration.ts';
import { enterAgain, readBank } from '../deeds/officials.ts';
import type { SimPc } from '../window/sim-pc.ts';
import type { World } from './world.ts';
import { checkStep } from '../checks/after-step.ts';

const MOST_ROUNDS = 12;
/** A meeting too many shows that one changes nothing when all is said. It costs a third of a run, so only some runs have it. */
const ONCE_MORE = 5;

/** No faults from here on: every machine is on, everybody goes on until there is nothing left to do. */
export async function comeToRest(world: World): Promise<void> {
  const isOnceMore = world.random.below(ONCE_MORE) === 0;
  world.trouble = 0;
  world.county.disk.fuse = Infinity;
  for (const pc of world.pcs) pc.disk.fuse = Infinity;
  await switchOn(world);
  // A PC that went off in the last step was not looked at: what it sealed in that step is known only now.
  checkStep(world);
  for (const pc of world.pcs) await register(world, pc);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isMoving = false;
    for (const pc of world.pcs) {
      if (await askAboutLost(world, pc)) isMoving = true;
      while (await sealWaiting(world, pc)) checkStep(world);
      if (!isOnceMore && hasAll(world, pc)) continue;
      tryAgain(pc);
      const before = wordsOf(world);
      const told = await meet(world, pc, () => Promise.resolve());
      if (told !== null && isForPeople(told)) throw new Violation('L1', `${pc.pc} waits for people: ${told}`);
      if (told !== null || before !== wordsOf(world)) isMoving = true;
      checkStep(world);
    }
    // As the service does every few minutes.
    await world.county.books.mend();
    readBank(world);
    const before = wordsOf(world);
    const left = await enterAgain(world);
    if (before !== wordsOf(world)) isMoving = true;
    if (left > 0) world.coverage.count('rest: a payment that cannot be entered again');
    if (!isMoving) return;
  }
  throw new Violation('L1', `no rest after ${MOST_ROUNDS} rounds`);
}

/** It has a receipt of the present epoch for each batch, and everything that the county has for it. */
function hasAll({ tables, truth }: World, pc: SimPc): boolean {
  const { epoch, feedLast } = pc.seen();
  if (epoch !== truth.epoch || pc.batches().some((batch) => batch.epoch !== epoch)) return false;
  const [row] = tables.ask(`select feed_end from device where device = '${pc.device}'`);
  return row?.['feed_end'] === feedLast;
}

/** Everything that a meeting can change. */
const wordsOf = ({ pcs, tables }: World): string =>
  JSON.stringify([pcs.map((pc) => [pc.seen(), pc.batches()]), tables.ask('select applied from head')]);

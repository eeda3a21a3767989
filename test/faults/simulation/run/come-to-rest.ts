import { isForPeople, meet, sealWaiting, tryAgain } from '../deeds/clerk.ts';
import { Violation } from './coverage.ts';
import { switchOn } from '../deeds/machines.ts';
import { enterAgain, readBank } from '../deeds/officials.ts';
import type { World } from './world.ts';
import { checkStep } from '../checks/after-step.ts';

const MOST_ROUNDS = 12;

/** No faults from here on: every machine is on, everybody goes on until there is nothing left to do. */
export async function comeToRest(world: World): Promise<void> {
  world.trouble = 0;
  world.county.disk.fuse = Infinity;
  for (const pc of world.pcs) pc.disk.fuse = Infinity;
  await switchOn(world);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isMoving = false;
    for (const pc of world.pcs) {
      while (await sealWaiting(world, pc)) checkStep(world);
      tryAgain(pc);
      const before = wordsOf(world);
      const told = await meet(world, pc, () => Promise.resolve());
      if (told !== null && isForPeople(told)) throw new Violation('L1', `${pc.pc} waits for people: ${told}`);
      if (told !== null || before !== wordsOf(world)) isMoving = true;
      checkStep(world);
    }
    readBank(world);
    const before = wordsOf(world);
    const left = await enterAgain(world);
    if (before !== wordsOf(world)) isMoving = true;
    if (left > 0) world.coverage.count('rest: a payment that cannot be entered again');
    if (!isMoving) return;
  }
  throw new Violation('L1', `no rest after ${MOST_ROUNDS} rounds`);
}

/** Everything that a meeting can change. */
const wordsOf = ({ pcs, tables }: World): string =>
  JSON.stringify([pcs.map((pc) => [pc.seen(), pc.batches()]), tables.ask('select applied from head')]);

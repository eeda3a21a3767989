import { confirmNew, correctReturned, isForPeople, meet, sealWaiting } from './clerk.ts';
import { cloneSends } from './clone.ts';
import { Violation } from '../run/coverage.ts';
import { changeCountyKey, confirmCountyKey } from './county-key.ts';
import { backUp, damageStick, exportAtCounty, failSoon, importAtCounty, importOne, restore } from './machines.ts';
import { decide, pay, takeBack } from './officials.ts';
import { askAboutLost, backUpPc, restorePc } from './own-restore.ts';
import { isToldRightly, putOutOfUse, register } from './registration.ts';
import { restoreUnraised, startReplaced } from './old-county.ts';
import type { SimPc } from '../window/sim-pc.ts';
import type { World } from '../run/world.ts';

/** One thing that happens. Gives false when there was nothing to do. */
type Command = {
  readonly name: string;
  /** How often, beside the others. */
  readonly share: number;
  /** Needs the county's machine. */
  readonly isCounty?: true;
  /** Needs a clerk's PC. */
  readonly isPc?: true;
  readonly run: (world: World, pc: SimPc) => Promise<boolean> | boolean;
};

const done = async (work: Promise<unknown>): Promise<true> => {
  await work;
  return true;
};

export const COMMANDS: readonly Command[] = [
  { name: 'confirm', share: 18, isPc: true, run: (world, pc) => done(confirmNew(world, pc)) },
  { name: 'correct', share: 5, isPc: true, run: correctReturned },
  { name: 'seal', share: 15, isPc: true, run: sealSome },
  { name: 'meet the county', share: 22, isPc: true, run: meetOnce },
  {
    name: 'export to the stick',
    share: 4,
    isPc: true,
    run: (world, pc) => done(world.atPc(pc, () => pc.exportTo(world.stick))),
  },
  {
    name: 'import from the stick',
    share: 4,
    isPc: true,
    run: (world, pc) => done(world.atPc(pc, () => pc.importFrom(world.stick))),
  },
  { name: 'county imports the stick', share: 4, isCounty: true, run: importAtCounty },
  { name: 'county imports one file', share: 3, isCounty: true, run: importOne },
  { name: 'county exports to the stick', share: 4, isCounty: true, run: exportAtCounty },
  { name: 'damage the stick', share: 4, run: damageStick },
  { name: 'decide', share: 12, isCounty: true, run: decideSome },
  { name: 'pay', share: 9, isCounty: true, run: pay },
  { name: 'take a payment back', share: 3, isCounty: true, run: takeBack },
  { name: 'a clone sends', share: 2, isCounty: true, isPc: true, run: cloneSends },
  { name: 'back up a PC', share: 4, isPc: true, run: backUpPc },
  { name: 'put a PC back', share: 3, isPc: true, run: restorePc },
  { name: 'ask about lost batches', share: 2, isPc: true, isCounty: true, run: askAboutLost },
  { name: 'back up', share: 3, isCounty: true, run: backUp },
  { name: 'restore', share: 2, isCounty: true, run: restore },
  { name: 'a replaced county is started', share: 2, isCounty: true, run: startReplaced },
  { name: 'restore, no new epoch yet', share: 1, isCounty: true, run: restoreUnraised },
  { name: 'put a PC out of use', share: 1, isCounty: true, run: putOutOfUse },
  { name: 'register a PC', share: 3, isCounty: true, run: register },
  { name: 'county changes its key', share: 1, isCounty: true, run: changeCountyKey },
  { name: 'PC takes the new key', share: 3, isPc: true, run: confirmCountyKey },
  { name: 'county fails soon', share: 3, isCounty: true, run: (world) => (failSoon(world, 'county'), true) },
  { name: 'PC fails soon', share: 3, isPc: true, run: (world, pc) => (failSoon(world, pc), true) },
  { name: 'clock jumps', share: 2, run: (world) => (world.jumpClock((world.random.fraction() - 0.3) * 4e11), true) },
  { name: 'county installs a pack', share: 1, isCounty: true, run: ({ county }) => (county.packs.add(2), true) },
  { name: 'PC installs a pack', share: 1, isPc: true, run: (_world, pc) => ((pc.pack = 2), true) },
];

async function decideSome(world: World): Promise<boolean> {
  const count = 1 + world.random.below(3);
  let isAny = false;
  for (let at = 0; at < count && world.county.isUp; at += 1) isAny = (await decide(world)) || isAny;
  return isAny;
}

/** What may happen while a PC is on the line. */
const MEANWHILE: readonly ((world: World) => Promise<boolean>)[] = [
  decide,
  pay,
  takeBack,
  backUp,
  restore,
  importAtCounty,
  exportAtCounty,
];

export const meanwhile = (world: World) => async (): Promise<void> => {
  const { random, coverage, county } = world;
  const others = MEANWHILE[random.below(MEANWHILE.length)];
  if (others === undefined || !county.isUp) return;
  coverage.count('meanwhile, at the county');
  await others(world);
};

/** Seals what waits, or something new when nothing does: else most steps of a short run would do nothing. */
async function sealSome(world: World, pc: SimPc): Promise<boolean> {
  if (await sealWaiting(world, pc)) return true;
  await confirmNew(world, pc);
  return pc.isUp && sealWaiting(world, pc);
}

/** Faults of the line never need people. */
async function meetOnce(world: World, pc: SimPc): Promise<boolean> {
  if (pc.batches().every(({ epoch }) => epoch > 0) && world.random.chance(0.7)) await sealSome(world, pc);
  if (!pc.isUp) return true;
  const told = await meet(world, pc, meanwhile(world));
  if (told !== null && isForPeople(told) && !isToldRightly(world, pc, told))
    throw new Violation('L1', `${pc.pc} waits for people: ${told}`);
  return true;
}

import { checkStep } from '../checks/after-step.ts';
import type { SimPc } from '../window/sim-pc.ts';
import type { World } from '../run/world.ts';
import { waitsForLost } from './own-restore.ts';

/** The most machines that stand in one place in a run: their ids have one digit for it. */
const MOST_MACHINES = 9;

/** What the county says of a PC. */
function standingOf({ tables }: World, device: string): 'unknown' | 'in use' | 'out of use' {
  const row = tables.ask('select device, revoked_at from device').find((each) => each['device'] === device);
  if (row === undefined) return 'unknown';
  return row['revoked_at'] === null ? 'in use' : 'out of use';
}

/** A PC that is lost, broken or not trusted is put out of use; whatever comes from it from then on is not taken. */
export async function putOutOfUse(world: World, pc: SimPc): Promise<boolean> {
  if (world.county.isOld || world.truth.outOfUse.has(pc.device)) return false;
  world.truth.outOfUse.set(pc.device, null);
  await seeToPcs(world);
  return true;
}

/** It is found again, or a new machine stands in its place and begins with nothing: what the old one had not sent is gone. */
export async function register(world: World, pc: SimPc): Promise<boolean> {
  const { truth, coverage, random, county } = world;
  if (county.isOld || !truth.outOfUse.has(pc.device)) return false;
  // One that is off may have sealed in its last step: its store is asked before it is gone.
  if (!pc.isUp) pc.start();
  checkStep(world);
  if (pc.machine < MOST_MACHINES && random.chance(0.6)) {
    world.replace(pc);
    coverage.count('PC: a new one in its place');
  } else {
    truth.outOfUse.delete(pc.device);
    coverage.count('PC: registered again');
  }
  await seeToPcs(world);
  return true;
}

/**
 * The county's list of PCs is what it should be: whoever was put out of use is, also after a restore that forgot it, and the others are
 * registered. What breaks off is done when the county's machine is on again.
 */
export async function seeToPcs(world: World): Promise<void> {
  const { county, truth, tables, coverage } = world;
  if (!county.isUp || county.isOld) return;
  for (const device of truth.outOfUse.keys()) {
    const isRevoked = standingOf(world, device) !== 'in use';
    if (!isRevoked) await world.atCounty(() => county.books.revoke({ device, reason: '电脑丢失', by: 'cli' }));
    if (!county.isUp) return;
    const [row] = tables.ask(`select last_seq from device where device = '${device}'`);
    truth.outOfUse.set(device, Number(row?.['last_seq'] ?? 0));
  }
  for (const pc of world.pcs) {
    if (truth.outOfUse.has(pc.device)) continue;
    const standing = standingOf(world, pc.device);
    if (standing === 'in use') continue;
    coverage.count(`PC: ${standing} to the county`);
    await world.atCounty(() => world.enrol(pc));
    if (!county.isUp) return;
  }
}

/** Whether it is right that a PC was told so. */
export function isToldRightly(world: World, pc: SimPc, code: string): boolean {
  const { device } = pc;
  if (code === 'COUNTY_UNKNOWN_DEVICE') return standingOf(world, device) === 'unknown';
  if (code === 'COUNTY_WENT_BACK') return waitsForLost(world, pc);
  return code === 'COUNTY_REVOKED' && standingOf(world, device) === 'out of use';
}

import { Violation } from '../run/coverage.ts';
import type { World } from '../run/world.ts';
import type { SimPc } from '../window/sim-pc.ts';

/**
 * A copy of a PC's data works somewhere else: under a number that the county has taken comes another content, with the right signature and
 * chain. The county sees a fork, whatever else happens, and its books stay as they are.
 */
export async function cloneSends(world: World, pc: SimPc): Promise<boolean> {
  const { random, county, truth, tables, coverage } = world;
  const taken = tables.ask(`select seq, hash from batch where device = '${pc.device}' order by seq`);
  const row = taken[random.below(taken.length)];
  const sealed = truth.sealed.find(({ hash }) => hash === row?.['hash']);
  if (sealed === undefined) return false;
  const records = sealed.records.map((record) => ({
    ...record,
    payableFen: record.payableFen + 1,
    salt: record.salt + 3,
  }));
  const { bytes, hash } = pc.make(records, sealed.seq, sealed.prevHash);
  const key = { device: pc.device, seq: sealed.seq, hash };
  const told = await world.atCounty(async () => {
    const { spool, books } = county.running;
    if ((await spool.quarantined(key)) === null) await spool.put(key, bytes);
    return books.takeBatch(key);
  });
  coverage.count(`clone: ${told?.outcome ?? 'county without power'}`);
  const right = truth.outOfUse.has(pc.device) ? 'revoked' : 'fork';
  if (told !== null && told.outcome !== right)
    throw new Violation('S5', `another content of batch ${sealed.seq} of ${pc.pc} came to: ${told.outcome}`);
  return true;
}

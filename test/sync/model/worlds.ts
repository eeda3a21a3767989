import { useCheapCrypto } from '../../faults/simulation/disk/cheap-crypto.ts';
import { Coverage } from '../../faults/simulation/run/coverage.ts';
import { makeWorkshop, type Workshop, World } from '../../faults/simulation/run/world.ts';
import type { SimRecord } from '../../faults/simulation/county/sim-batch.ts';

let made: Workshop | null = null;

/** One PC and a county that nobody disturbs: the product's code over simulated disks and tables. */
export async function quietWorld(rules: World['rules'] = new Set()): Promise<World> {
  made ??= await makeWorkshop(process.env['AID_SQLITE_BINDING'] ?? '');
  const world = new World(made, new Coverage(), rules, 1);
  world.trouble = 0;
  await world.begin();
  return world;
}

export const cheapCryptoOn = (): void => useCheapCrypto(true);
export const cheapCryptoOff = (): void => useCheapCrypto(false);

/** An application of a person of its own, so that nothing is compared with anything else. */
export const plainRecord = (n: number, own: Partial<SimRecord> = {}): SimRecord => ({
  application: `application-${n}`,
  number: `210502001-A-2026-${String(n).padStart(5, '0')}`,
  revision: 1,
  person: `person-${n}`,
  payableFen: 10_000 + n,
  bill: `B${n}`,
  from: '2026-01-02',
  to: '2026-01-05',
  pack: 1,
  known: [],
  salt: n,
  ...own,
});

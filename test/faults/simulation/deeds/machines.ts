import { importBatches } from '../../../../county/commands/batches/import-command.ts';
import { exportFeed, exportReceipts } from '../../../../county/commands/export-commands.ts';
import { UsageError } from '../../../../county/cli/terminal.ts';
import { placeOf } from '../disk/sim-files.ts';
import { SimFile, SimFolder } from '../disk/sim-disk.ts';
import type { SimPc } from '../window/sim-pc.ts';
import { PLAIN } from '../county/sim-county.ts';
import type { Random } from '../../support/random.ts';
import { readBank } from './officials.ts';
import { seeToPcs } from './registration.ts';
import type { World } from '../run/world.ts';

/** Says how a command of the operator ended; null: the machine died under it. */
async function command(world: World, what: string, work: () => Promise<unknown>): Promise<boolean> {
  const done = await world.atCounty(async () => {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return 'refused';
    }
  });
  world.coverage.count(`${what}: ${done ?? 'county without power'}`);
  return done === 'done';
}

/** The county's stick comes from a township: its batches in, receipts out. */
export const importAtCounty = (world: World): Promise<boolean> =>
  command(world, 'county: import', () =>
    importBatches({ ...PLAIN, names: [world.stick], to: world.stick }, world.county.context),
  );

/** One batch of the stick, without those before it. */
export function importOne(world: World): Promise<boolean> | boolean {
  const { disk } = placeOf(world.stick);
  const names = [...disk.root.live.keys()].filter((name) => name.endsWith('.aidbatch'));
  const name = names[world.random.below(names.length)];
  if (name === undefined) return false;
  const input = { ...PLAIN, names: [`${world.stick}/${name}`], to: null };
  return command(world, 'county: import one', () => importBatches(input, world.county.context));
}

/** Receipts and feeds for all PCs onto the stick. */
export const exportAtCounty = (world: World): Promise<boolean> =>
  command(world, 'county: export', async () => {
    await exportReceipts({ ...PLAIN, names: [], to: world.stick }, world.county.context);
    await exportFeed({ ...PLAIN, names: [], to: world.stick }, world.county.context);
  });

export async function backUp(world: World): Promise<boolean> {
  const to = `${world.shelf}/${world.backups.length + 1}`;
  const isDone = await command(world, 'county: backup', () => world.county.backup(to));
  const { disk, names } = placeOf(to);
  const folder = names.reduce<unknown>(
    (node, name) => (node instanceof SimFolder ? node.live.get(name) : null),
    disk.root,
  );
  // One that broke off lies there too.
  const made = folder instanceof SimFolder ? [...folder.live.keys()].at(-1) : undefined;
  if (isDone && made !== undefined) world.backups.push(`${to}/${made}`);
  return isDone;
}

/** The county is put back to a backup; what it had booked since is gone, what the bank did is not. */
export async function restore(world: World): Promise<boolean> {
  const { random, truth, county, backups } = world;
  const from = backups[random.below(backups.length)];
  if (from === undefined || !county.isUp) return false;
  readBank(world);
  truth.beginRestore();
  const done = await world.atCounty(async () => {
    await county.restore(from);
    return true;
  });
  world.coverage.count(`county: restore: ${done === null ? 'county without power' : 'done'}`);
  if (done === true && county.hasCopy) world.coverage.count('county: restore with the second journal');
  if (!county.isUp) return true;
  forget(world);
  await seeToPcs(world);
  return true;
}

/** What stands at the bank and not in the books. */
export function forget({ tables, truth }: World): void {
  const ids = new Set(tables.ask('select id from payment').map((row) => String(row['id'])));
  for (const [id, payment] of truth.booked) {
    if (ids.has(id)) continue;
    truth.booked.delete(id);
    // The whole payment, or that it was taken back.
    if (payment.isTakenBack || ![...truth.booked.values()].includes(payment)) truth.forgotten.add(payment);
  }
}

/** A machine that is off is switched on again. Its power may fail once more meanwhile. */
export async function switchOn(world: World): Promise<void> {
  const { county, pcs, random, coverage } = world;
  for (const pc of pcs) if (!pc.isUp) pc.start();
  if (county.isUp) return;
  if (random.chance(world.trouble / 2)) {
    coverage.count('county: power fails while it starts');
    county.disk.fuse = random.below(60);
  }
  await world.atCounty(() => county.start());
  if (!county.isUp) return;
  forget(world);
  readBank(world);
  await seeToPcs(world);
}

/** The power of a machine fails within its next operations, whatever they are. */
export function failSoon(world: World, which: 'county' | SimPc): void {
  const disk = which === 'county' ? world.county.disk : which.disk;
  disk.fuse = world.random.below(which === 'county' ? 60 : 12);
}

/** Some files of the stick come out other than they went in: a bit, their end missing, or nothing left of them. */
export function damageStick(world: World): boolean {
  const { random, coverage } = world;
  const { root } = placeOf(world.stick).disk;
  const names = [...root.live.keys()];
  if (names.length === 0) return false;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const name = names[random.below(names.length)] ?? '';
    const node = root.live.get(name);
    if (!(node instanceof SimFile) || node.live.length === 0) continue;
    const how = random.pick(['a bit', 'cut', 'gone'] as const);
    coverage.count(`stick: ${how}`);
    if (how === 'gone') for (const files of [root.live, root.synced]) files.delete(name);
    else node.live = node.synced = how === 'cut' ? cutOf(node.live, random) : bitOf(node.live, random);
  }
  return true;
}

const cutOf = (content: Buffer, random: Random): Buffer => content.subarray(0, random.below(content.length));

function bitOf(content: Buffer, random: Random): Buffer {
  const changed = Buffer.from(content);
  const at = random.below(changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  return changed;
}

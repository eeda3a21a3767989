import '../../faults/simulation/disk/patch-node.ts';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchFolder } from '../../../electron/service/batch/batch-folder.ts';
import type { Open } from '../../../electron/service/session/session-state.ts';
import { takeReceipt } from '../../../electron/service/sync/take-files.ts';
import { meet } from '../../faults/simulation/deeds/clerk.ts';
import { backUp } from '../../faults/simulation/deeds/machines.ts';
import { openFolder, syncHandle, unlink } from '../../faults/simulation/disk/sim-files.ts';
import type { SimPc } from '../../faults/simulation/window/sim-pc.ts';
import type { World } from '../../faults/simulation/run/world.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';
import { cheapCryptoOff, cheapCryptoOn, plainRecord, quietWorld } from './worlds.ts';

beforeAll(cheapCryptoOn);
afterAll(cheapCryptoOff);

/** Hash of each sealed batch, in the order of the numbers, and whether the PC let go of its file. */
type Model = { readonly sealed: { readonly hash: string; isLetGo: boolean }[] };
type Real = {
  readonly world: World;
  readonly pc: SimPc;
  /** Files that somebody kept. */
  readonly receipts: Uint8Array[];
  /** The backups behind what the county has now: not those of a history that a restore left. */
  line: readonly string[];
  readonly lines: Map<string, readonly string[]>;
};

const foldersIn = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];

/** Those on the shelf that are whole, oldest first: also one whose making nobody heard the end of. */
const finished = ({ shelf }: World): readonly string[] =>
  foldersIn(shelf)
    .flatMap(foldersIn)
    .filter((backup) => existsSync(join(backup, 'backup.json')));

/** Hashes of the batches that lie in these backups. */
const batchesIn = (backups: readonly string[]): ReadonlySet<string> =>
  new Set(
    backups
      .flatMap((backup) => foldersIn(join(backup, 'spool', 'whole')).flatMap(foldersIn))
      .map((path) => createHash('sha256').update(readFileSync(path)).digest('hex')),
  );

/** Every batch lies surely on the PC's disk or in a backup: what was let go of, in a backup. */
function compare({ sealed }: Model, { world, pc }: Real): void {
  const batches = pc.batches();
  expect(batches.map(({ hash }) => hash)).toEqual(sealed.map(({ hash }) => hash));
  const kept = batchesIn(finished(world));
  for (const [at, { hash, isLetGo }] of sealed.entries()) {
    const isHere = pc.surely(batches[at]?.fileName ?? '');
    expect([at + 1, isHere, isHere || kept.has(hash)]).toEqual([at + 1, !isLetGo, true]);
  }
}

/** Lets go of the files that the PC's store says the county holds durably: what a window that prunes would do, by the words of S3. */
function prune({ sealed }: Model, { world, pc, line }: Real): void {
  const { epoch, durableThrough } = pc.store.county.seen();
  const [folder, kept] = [batchFolder(pc.dataDir), batchesIn(line)];
  for (const { seq, hash, fileName } of pc.batches()) {
    const batch = sealed[seq - 1];
    if (batch === undefined || batch.isLetGo || seq > durableThrough) continue;
    // A restore that this PC has not heard of yet cannot keep it from anything.
    if (epoch === world.truth.epoch)
      expect([seq, world.county.surely(pc.device, seq, hash), kept.has(hash)]).toEqual([seq, true, true]);
    unlink(join(folder, fileName));
    syncHandle(openFolder(folder));
    batch.isLetGo = true;
  }
}

async function sealOne(model: Model, { pc }: Real): Promise<void> {
  const record = plainRecord(model.sealed.length + 1);
  pc.confirm(record);
  const sealed = await pc.seal([record]);
  if (sealed === null) throw new Error('Not sealed');
  model.sealed.push({ hash: sealed.hash, isLetGo: false });
}

async function backUpOnce(real: Real): Promise<void> {
  const { world, line, lines } = real;
  await backUp(world);
  const made = finished(world).find((backup) => !lines.has(backup));
  if (made === undefined) return;
  real.line = [...line, made];
  lines.set(made, real.line);
}

async function restoreOne(real: Real, pick: number): Promise<void> {
  const { world, lines } = real;
  const from = [...lines.keys()][pick % Math.max(1, lines.size)];
  if (from === undefined) return;
  world.truth.beginRestore();
  // Should its power fail in the middle, the next start does it again.
  await world.atCounty(() => world.county.restore(from));
  real.line = lines.get(from) ?? [];
}

async function meetOnce({ sealed }: Model, { world, pc, receipts }: Real): Promise<void> {
  await meet(world, pc, () => Promise.resolve());
  for (const [at, { hash }] of sealed.entries()) {
    if (!world.county.isUp) return;
    const known = await world.county.books.receipt({ device: pc.device, seq: at + 1, hash });
    if (known !== null) receipts.push(known.file);
  }
}

const pickOf = fc.integer({ min: 0, max: 1_000 });

const trial = (change: (real: Pick<Real, 'world' | 'pc'>) => void = () => undefined): Trial<Model, Real> => {
  const named = (name: string, run: (model: Model, real: Real, pick: number) => Promise<unknown> | void) =>
    deed(name, pickOf, async (model: Model, real: Real, pick: number) => {
      const { world } = real;
      if (!world.county.isUp) await world.atCounty(() => world.county.start());
      await run(model, real, pick);
      compare(model, real);
    });
  return {
    setUp: async () => {
      const world = await quietWorld();
      const [pc] = world.pcs;
      if (pc === undefined) throw new Error('A world without a PC');
      change({ world, pc });
      pc.start();
      const real: Real = { world, pc, receipts: [], line: [], lines: new Map() };
      await backUpOnce(real);
      return { model: { sealed: [] }, real };
    },
    deeds: [
      named('seal', sealOne),
      named('meet', meetOnce),
      ...[1, 2].flatMap(() => [
        named('seal and meet', async (model, real) => {
          await sealOne(model, real);
          await meetOnce(model, real);
        }),
        named('the county is backed up', (_, real) => backUpOnce(real)),
      ]),
      named('the county’s power fails soon', (_, { world }, pick) => void (world.county.disk.fuse = pick % 60)),
      named('the county is put back to a backup', (_, real, pick) => restoreOne(real, pick)),
      named('an old receipt comes', (_, { pc, receipts }, pick) => {
        const file = receipts[pick % Math.max(1, receipts.length)];
        if (file !== undefined) takeReceipt(pc.open, file);
      }),
      named('the PC lets go', prune),
      named('the PC starts again', (_, { world, pc }, pick) => {
        pc.stop(world.random, pick % 2 === 0);
        pc.start();
      }),
    ],
  };
};

const believing =
  (durableOf: (open: Open) => number) =>
  ({ pc }: Pick<Real, 'pc'>): void => {
    pc.wrap = (open) => {
      const { county } = open.store;
      const seen = () => ({ ...county.seen(), durableThrough: durableOf(open) });
      return { ...open, store: { ...open.store, county: { ...county, seen } } };
    };
  };

/** Whatever has a receipt is taken to be safe. */
const TRUSTS_RECEIPTS = believing(({ store: { batches, county } }) =>
  Math.max(0, ...batches.list().map(({ id, seq }) => (county.receipts().has(id) ? seq : 0))),
);
/** What was durable once is so for ever, whatever the county was put back to. */
const NEVER_FORGETS = (real: Pick<Real, 'pc'>): void => {
  let most = 0;
  believing(({ store }) => (most = Math.max(most, store.county.seen().durableThrough)))(real);
};
/** The county calls durable what it received. */
const PROMISES = ({ world }: Pick<Real, 'world'>): void => {
  world.tables.meddle = (sql, row) =>
    sql.startsWith('select device, pc') ? { ...row, durable: row['last_seq'] } : row;
};

describe('a model of what a PC could let go of', () => {
  test('a batch is on its PC’s disk, or in a backup and at the county, whatever was said, put back or lost (S3)', async () => {
    expect(await disagreement(trial())).toBeNull();
  });

  test.each([
    ['only what is backed up is let go of (S3)', TRUSTS_RECEIPTS],
    ['a restore begins anew with what is durable (S3)', NEVER_FORGETS],
    ['the county promises only what it has copied (S3)', PROMISES],
  ])('without the rule that %s the model disagrees', async (_, change) => {
    expect(await disagrees(trial(change))).toBe(true);
  });
});

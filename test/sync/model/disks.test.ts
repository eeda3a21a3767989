import '../../faults/simulation/disk/patch-node.ts';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountyEvent } from '../../../county/books/events.ts';
import { openFolderJournal } from '../../../county/books/journal/folder-journal.ts';
import { chainEvents, eventOf, type Journal } from '../../../county/books/journal/journal.ts';
import type { Connection } from '../../../county/db/database.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { openFolderSpool } from '../../../county/spool/folder-spool.ts';
import type { BatchKey, Spool } from '../../../county/spool/spool.ts';
import { makeFolder } from '../../../county/spool/synced-file.ts';
import { PowerCut, type SimDisk } from '../../faults/simulation/disk/sim-disk.ts';
import { newDisk } from '../../faults/simulation/disk/sim-files.ts';
import { randomOf } from '../../faults/support/random.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';

const seal = countySeal(Buffer.alloc(32, 7), '210502');
/** A journal in a folder asks nothing of the tables. */
const none: Connection = {
  rows: () => Promise.resolve([]),
  run: () => Promise.resolve(0),
  copy: () => Promise.resolve(),
};

const FILES = [0, 1].map((n) => Buffer.alloc(1_500, 65 + n));
const KEYS = FILES.map((bytes, at): BatchKey => ({
  device: '0191a000-0000-7000-8000-2105020010aa',
  seq: at + 1,
  hash: createHash('sha256').update(bytes).digest('hex'),
}));

/** What was acknowledged: bytes of each upload, whole batches, reasons of events. */
type Model = { readonly offsets: number[]; readonly whole: boolean[]; readonly events: string[] };
type Real = { readonly disk: SimDisk; readonly path: string; spool: Spool; journal: Journal };

const open = async (path: string): Promise<Pick<Real, 'spool' | 'journal'>> => {
  await makeFolder(`${path}/books`);
  return { spool: await openFolderSpool(`${path}/spool`, 0), journal: await openFolderJournal(`${path}/books`) };
};

/** Does something while the power may fail; null: it did, and whatever the work promised was told to nobody. */
async function whileItLasts<T>({ disk }: Real, work: () => Promise<T>): Promise<T | null> {
  try {
    const value = await work();
    return disk.isOut ? null : value;
  } catch (error) {
    if (!disk.isOut && !(error instanceof PowerCut)) throw error;
    return null;
  }
}

async function readEvents({ journal }: Real): Promise<readonly string[]> {
  const reasons: string[] = [];
  for await (const entry of journal.read(none)) {
    const event = eventOf(seal, entry);
    reasons.push(event.kind === 'epoch-raised' ? event.reason : '');
  }
  return reasons;
}

/** Everything acknowledged is there as it was; what was under way may be there as well. */
async function restart(model: Model, real: Real, seed: number): Promise<void> {
  const { disk, path } = real;
  disk.restart(randomOf(seed), seed % 4 === 0);
  Object.assign(real, await open(path));
  for (const [at, key] of KEYS.entries()) {
    const bytes = FILES[at] ?? Buffer.alloc(0);
    const there = await real.spool.read(key);
    if (model.whole[at] === true || there !== null) {
      expect(Buffer.from(there ?? [])).toEqual(bytes);
      model.whole[at] = true;
      continue;
    }
    const offset = (await real.spool.upload(key))?.offset ?? 0;
    expect(offset).toBeGreaterThanOrEqual(model.offsets[at] ?? 0);
    model.offsets[at] = offset;
  }
  const events = await readEvents(real);
  expect(events.slice(0, model.events.length)).toEqual(model.events);
  expect(events.length - model.events.length).toBeLessThanOrEqual(1);
  model.events.splice(0, Infinity, ...events);
}

const number = fc.integer({ min: 0, max: 1_000 });

const trial = (isLying = false): Trial<Model, Real> => {
  const named = (name: string, run: (model: Model, real: Real, pick: number) => Promise<unknown>) =>
    deed(name, number, async (model: Model, real: Real, pick: number) => {
      await run(model, real, pick);
      if (real.disk.isOut) await restart(model, real, pick);
    });
  return {
    setUp: async () => {
      const { disk, path } = newDisk('model');
      const real = { disk, path, ...(await open(path)) };
      disk.isLying = isLying;
      return { model: { offsets: [0, 0], whole: [false, false], events: [] }, real };
    },
    deeds: [
      named('a piece comes', (model, real, pick) =>
        whileItLasts(real, async () => {
          const at = pick % KEYS.length;
          const [key, bytes] = [KEYS[at], FILES[at]];
          if (key === undefined || bytes === undefined || model.whole[at] === true) return;
          const { offset } = await real.spool.create(key, bytes.length);
          const kept = await real.spool.append(key, offset, bytes.subarray(offset, offset + 1 + (pick % 700)));
          if (kept.outcome === 'kept' && !real.disk.isOut) model.offsets[at] = kept.offset;
        }),
      ),
      named('a batch is finished', (model, real, pick) =>
        whileItLasts(real, async () => {
          const at = pick % KEYS.length;
          const key = KEYS[at];
          if (key === undefined || model.whole[at] === true) return;
          const done = await real.spool.finish(key);
          const isAll = model.offsets[at] === FILES[at]?.length;
          expect(done === 'whole').toBe(isAll);
          if (isAll && !real.disk.isOut) model.whole[at] = true;
        }),
      ),
      named('an event is booked', (model, real, pick) =>
        whileItLasts(real, async () => {
          const reason = `第 ${model.events.length + 1} 条，${pick}`;
          const at = '2026-01-05T09:00:00.000+08:00';
          const event: CountyEvent = { kind: 'epoch-raised', at, by: 'cli', epoch: model.events.length + 2, reason };
          await real.journal.append(none, chainEvents(seal, await real.journal.head(none), [event]));
          if (!real.disk.isOut) model.events.push(reason);
        }),
      ),
      named('the power fails soon', async (_model, { disk }, pick) => void (disk.fuse = pick % 12)),
      named('the power fails', async (_model, { disk }) => void (disk.isOut = true)),
    ],
  };
};

describe('a model of what is acknowledged and of disks that forget', () => {
  test('what was acknowledged is there after any cut: pieces, whole batches, events (S1, S2)', async () => {
    expect(await disagreement(trial(), 300)).toBeNull();
  });

  test('without the rule that it is synced before (S1, S2) the model disagrees', async () => {
    expect(await disagrees(trial(true))).toBe(true);
  });
});

import '../../faults/simulation/disk/patch-node.ts';
import crypto, { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_RECEIPT_BYTES, RECEIPT_MAGIC } from '#shared/protocol/sync/formats.ts';
import { type Receipt, receiptSchema } from '#shared/protocol/sync/receipt.ts';
import { writeFeed } from '../../../county/feed/write-feed.ts';
import { receiptFile, signReceipt } from '../../../county/decide/sign-receipt.ts';
import { batchFolder } from '../../../electron/service/batch/batch-folder.ts';
import type { Open } from '../../../electron/service/session/session-state.ts';
import { readSigned } from '../../../electron/sync/county/read-signed.ts';
import { takeFeed, takeReceipt } from '../../../electron/service/sync/take-files.ts';
import { COUNTY } from '../../faults/simulation/county/county-keys.ts';
import { meet } from '../../faults/simulation/deeds/clerk.ts';
import { misbehave } from '../../faults/simulation/deeds/broken-client.ts';
import type { World } from '../../faults/simulation/run/world.ts';
import { secretOf } from '../../faults/simulation/disk/secret-of.ts';
import type { SimPc } from '../../faults/simulation/window/sim-pc.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';
import { cheapCryptoOff, cheapCryptoOn, plainRecord, quietWorld } from './worlds.ts';

beforeAll(cheapCryptoOn);
afterAll(cheapCryptoOff);

type Named = { readonly seq: number; readonly epoch: number };
/** A file that somebody on the way may have kept: it can come at any time, any number of times. */
type Kept =
  | ({ readonly kind: 'receipt'; readonly file: Uint8Array; readonly is: 'own' | 'forged' | 'of another PC' } & Named)
  | {
      readonly kind: 'feed';
      readonly file: Uint8Array;
      readonly epoch: number;
      readonly first: number;
      readonly last: number;
      readonly items: readonly { readonly n: number; readonly id: string; readonly receipt: Named | null }[];
    };

type Model = {
  epoch: number;
  feedLast: number;
  /** `seq/epoch` of the receipts that count. */
  readonly receipts: Set<string>;
  readonly items: Set<string>;
  /** Hash of each sealed file, in the order of the numbers. */
  readonly sealed: string[];
};
type Real = { readonly world: World; readonly pc: SimPc; readonly kept: Kept[] };

const nameOf = ({ seq, epoch }: Named): string => `${seq}/${epoch}`;
const forger = () => secretOf('forger');

function rise(model: Model, epoch: number): void {
  if (epoch <= model.epoch) return;
  model.epoch = epoch;
  model.feedLast = 0;
}

function expectReceipt(model: Model, kept: Extract<Kept, { kind: 'receipt' }>): string {
  if (kept.is === 'forged') return 'RECEIPT_ALTERED';
  if (kept.is === 'of another PC') return 'RECEIPT_OTHER_DEVICE';
  if (model.receipts.has(nameOf(kept))) return 'known';
  if (kept.epoch < model.epoch) return 'RECEIPT_OLD_EPOCH';
  rise(model, kept.epoch);
  model.receipts.add(nameOf(kept));
  return 'new';
}

function expectFeed(model: Model, { epoch, first, last, items }: Extract<Kept, { kind: 'feed' }>): string {
  if (epoch < model.epoch) return 'FEED_OLD_EPOCH';
  const have = epoch > model.epoch ? 0 : model.feedLast;
  if (first > have + 1) return 'FEED_GAP';
  rise(model, epoch);
  for (const { n, id, receipt } of items) {
    if (n <= have || model.items.has(id)) continue;
    model.items.add(id);
    if (receipt !== null && receipt.epoch >= model.epoch) model.receipts.add(nameOf(receipt));
  }
  model.feedLast = Math.max(model.feedLast, last);
  return 'taken';
}

/** The store says what the model says, and what was sealed lies there as it was. */
function compare(model: Model, { pc }: Real): void {
  const { epoch, feedLast } = pc.seen();
  expect([epoch, feedLast]).toEqual([model.epoch, model.feedLast]);
  const batches = pc.batches();
  expect(batches.map(({ seq }) => seq)).toEqual(model.sealed.map((_, at) => at + 1));
  for (const batch of batches) {
    const hash = model.sealed[batch.seq - 1];
    const bytes = readFileSync(join(batchFolder(pc.dataDir), batch.fileName));
    expect([batch.hash, createHash('sha256').update(bytes).digest('hex')]).toEqual([hash, hash]);
    const own = [...model.receipts].filter((name) => name.startsWith(`${batch.seq}/`));
    expect(batch.epoch).toBe(Math.max(0, ...own.map((name) => Number(name.split('/')[1]))));
  }
}

function namedBy(file: Uint8Array): Named {
  const head = readSigned(file, RECEIPT_MAGIC, MAX_RECEIPT_BYTES)?.head ?? Buffer.alloc(0);
  return receiptSchema.parse(JSON.parse(Buffer.from(head).toString('utf8')));
}

const pickOf = fc.integer({ min: 0, max: 1_000 });

/** Asks the county for the rest of the feed behind any number, as a stick that was forgotten for weeks would bring it. */
async function keepFeed({ world, pc, kept }: Real, pick: number): Promise<void> {
  const { books, secret } = world.county.running;
  const [device, { feedEnd }] = [await books.device(pc.device), await books.progress(pc.device)];
  if (device === null) throw new Error('Not registered');
  const after = pick % (feedEnd + 1);
  const now = world.now();
  const random = (size: number): Uint8Array => Buffer.alloc(size, kept.length);
  const feed = await writeFeed({ county: COUNTY.code, secret, books, device, after, random, now });
  if (feed === null) return;
  const { epoch, first, last } = feed.header;
  const part = await books.feed(pc.device, first - 1, { items: last - first + 1, bytes: 1e6 });
  const items = part.items.slice(0, last - first + 1).map((item) => {
    const { n, id } = item;
    return { n, id, receipt: item.kind === 'receipt' ? namedBy(Buffer.from(item.file, 'base64url')) : null };
  });
  kept.push({ kind: 'feed', file: feed.file, epoch, first, last, items });
}

function keepReceipt({ kept, world }: Real, receipt: Receipt, file: Uint8Array): void {
  const { seq, epoch } = receipt;
  kept.push({ kind: 'receipt', is: 'own', file, seq, epoch });
  const { secret } = world.county.running;
  const forged = signReceipt(receipt, { ...secret, receipt: forger() });
  kept.push({ kind: 'receipt', is: 'forged', file: receiptFile(receipt, forged), seq, epoch });
  const other = { ...receipt, device: `${receipt.device.slice(0, -1)}b` };
  kept.push({ kind: 'receipt', is: 'of another PC', file: receiptFile(other, signReceipt(other, secret)), seq, epoch });
}

/** Settled, sealed, and taken by the county: its receipt lies about from now on. */
async function sealOne(model: Model, real: Real): Promise<void> {
  const { world, pc } = real;
  const n = model.sealed.length + 1;
  const record = plainRecord(n);
  pc.confirm(record);
  const sealed = await pc.seal([record]);
  if (sealed === null) throw new Error('Not sealed');
  model.sealed.push(sealed.hash);
  const { books, spool } = world.county.running;
  const key = { device: pc.device, seq: n, hash: sealed.hash };
  await spool.put(key, sealed.bytes);
  const taken = await books.takeBatch(key);
  if (taken.outcome !== 'receipt') throw new Error(`Not taken: ${taken.outcome}`);
  keepReceipt(real, taken.receipt, taken.file);
}

function takeKept({ pc }: Real, kept: Kept, file: Uint8Array = kept.file): string {
  if (kept.kind === 'feed') {
    const taken = takeFeed(pc.open, file);
    return taken.ok ? 'taken' : taken.error.code;
  }
  const taken = takeReceipt(pc.open, file);
  if (!taken.ok) return taken.error.code;
  return taken.value.isNew ? 'new' : 'known';
}

/** Everything that the county has: a receipt of its epoch for each batch, and its feed to the end. */
async function expectMeeting(model: Model, { world, pc }: Real): Promise<void> {
  if (model.sealed.length === 0) return;
  const { books } = world.county;
  const { epoch, feedEnd } = await books.progress(pc.device);
  rise(model, epoch);
  for (const [at] of model.sealed.entries()) model.receipts.add(nameOf({ seq: at + 1, epoch }));
  for (let after = 0; after < feedEnd;) {
    const { items } = await books.feed(pc.device, after, { items: 2, bytes: 1e6 });
    for (const { id } of items) model.items.add(id);
    after = items.at(-1)?.n ?? feedEnd;
  }
  model.feedLast = feedEnd;
}

const trial = (change: (pc: SimPc) => void = () => undefined, rules?: World['rules']): Trial<Model, Real> => {
  const named = (
    name: string,
    input: fc.Arbitrary<number>,
    run: (model: Model, real: Real, pick: number) => Promise<void>,
  ) =>
    deed(name, input, async (model: Model, real: Real, pick: number) => {
      await run(model, real, pick);
      if (real.world.rules.size > 0) await misbehave(real.world, real.pc);
      compare(model, real);
    });
  return {
    setUp: async () => {
      const world = await quietWorld(rules);
      const [pc] = world.pcs;
      if (pc === undefined) throw new Error('A world without a PC');
      change(pc);
      pc.start();
      return {
        model: { epoch: 0, feedLast: 0, receipts: new Set(), items: new Set(), sealed: [] },
        real: { world, pc, kept: [] },
      };
    },
    deeds: [
      named('seal', pickOf, sealOne),
      ...[1, 2, 3].map(() =>
        named('take a file', pickOf, async (model, real, pick) => {
          const kept = real.kept[pick % Math.max(1, real.kept.length)];
          if (kept === undefined) return;
          const told = takeKept(real, kept);
          expect(told).toBe(kept.kind === 'feed' ? expectFeed(model, kept) : expectReceipt(model, kept));
        }),
      ),
      named('take a file that was altered', pickOf, async (_model, real, pick) => {
        const kept = real.kept[pick % Math.max(1, real.kept.length)];
        if (kept === undefined) return;
        const altered = Buffer.from(kept.file);
        const at = (pick * 7_919) % altered.length;
        altered[at] = (altered[at] ?? 0) ^ 1;
        expect(takeKept(real, kept, altered)).toMatch(/^(RECEIPT|FEED)_/);
      }),
      named('a feed is written', pickOf, (_model, real, pick) => keepFeed(real, pick)),
      named('the county is restored', pickOf, async (_model, { world }) => {
        await world.county.books.raiseEpoch({ reason: '从备份恢复', by: 'cli' });
      }),
      named('meet', pickOf, async (model, real) => {
        expect(await meet(real.world, real.pc, () => Promise.resolve())).toBeNull();
        await expectMeeting(model, real);
      }),
      named('the clock jumps', pickOf, async (_model, { world }, pick) => world.jumpClock((pick - 300) * 1e8)),
      named('the PC starts again', pickOf, async (_model, { world, pc }, pick) => {
        pc.stop(world.random, pick % 2 === 0);
        pc.start();
      }),
    ],
  };
};

const wrapped =
  (wrap: (open: Open) => Partial<Open['store']>) =>
  (pc: SimPc): void => {
    pc.wrap = (open) => ({ ...open, store: { ...open.store, ...wrap(open) } });
  };

const TAKES_OLD_WORDS = wrapped(({ store: { county } }) => ({
  county: {
    ...county,
    applyFeed: (actor, { header, ...feed }) =>
      county.applyFeed(actor, { ...feed, header: { ...header, epoch: Math.max(header.epoch, county.seen().epoch) } }),
  },
}));
const OFFERS_NOTHING_AGAIN = wrapped(({ store: { county } }) => ({
  county: {
    ...county,
    receipts: () => new Map([...county.receipts()].map(([id, receipt]) => [id, { ...receipt, epoch: 1e12 }])),
  },
}));
/** A number that comes from the time of day. */
const NUMBERS_BY_CLOCK = wrapped(({ store: { batches } }) => ({
  batches: { ...batches, nextSeq: () => batches.nextSeq() + ((batches.list()[0]?.sealedAt.charCodeAt(17) ?? 0) % 3) },
}));

describe('a model of a PC that takes the county’s word', () => {
  test('whatever file comes whenever, only the county’s own and present word on this PC’s own sealed batches counts (S4, S10, S11, S12, S19)', async () => {
    expect(await disagreement(trial())).toBeNull();
  });

  test.each([
    ['an old word changes nothing (S11)', TAKES_OLD_WORDS],
    ['everything is offered again after a restore (S12)', OFFERS_NOTHING_AGAIN],
    ['no clock numbers anything (S19)', NUMBERS_BY_CLOCK],
  ])('without the rule that %s the model disagrees', async (_, change) => {
    expect(await disagrees(trial(change))).toBe(true);
  });

  test('without the rule that a seal is for good (S4) the model disagrees', async () => {
    expect(await disagrees(trial(undefined, new Set(['seal is immutable'])))).toBe(true);
  });

  test('without the rule that a signature must be right (S10) the model disagrees', async () => {
    const { verify } = crypto;
    crypto.verify = () => true;
    syncBuiltinESMExports();
    try {
      expect(await disagrees(trial())).toBe(true);
    } finally {
      crypto.verify = verify;
      syncBuiltinESMExports();
    }
  });
});

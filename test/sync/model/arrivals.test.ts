import '../../faults/simulation/disk/patch-node.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Taken } from '../../../county/books/books.ts';
import type { BatchKey } from '../../../county/spool/spool.ts';
import type { SealedSim } from '../../faults/simulation/county/sim-batch.ts';
import type { Meddle } from '../../faults/simulation/county/sqlite-tables.ts';
import type { SimPc } from '../../faults/simulation/window/sim-pc.ts';
import type { World } from '../../faults/simulation/run/world.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';
import { cheapCryptoOff, cheapCryptoOn, plainRecord, quietWorld } from './worlds.ts';

beforeAll(cheapCryptoOn);
afterAll(cheapCryptoOff);

/**
 * A batch is named by the contents of its chain, one letter each: `aab` is the third batch, content b, behind `aa`. `z` says of the audit
 * chain that it is at its beginning.
 */
type Chain = string;
const LETTERS = ['a', 'a', 'a', 'b', 'z'] as const;

type Model = {
  taken: Chain;
  parked: Set<Chain>;
  /** In quarantine, and why. */
  aside: Map<Chain, 'fork' | 'refused'>;
  receipts: Map<Chain, string>;
  /** Batches whose audit chain was shorter than the one before said. */
  backwards: Set<Chain>;
};
type Real = { readonly world: World; readonly pc: SimPc; readonly made: Map<Chain, SealedSim> };

function batchOf(real: Real, chain: Chain): SealedSim {
  const known = real.made.get(chain);
  if (known !== undefined) return known;
  const before = chain.length === 1 ? null : batchOf(real, chain.slice(0, -1)).hash;
  const seq = chain.length;
  const isBack = chain.endsWith('z');
  const audit = isBack ? { seq: 0, head: '0'.repeat(64) } : { seq: seq * 10, head: String(seq).repeat(64) };
  const salt = chain.endsWith('b') ? 2 : 1;
  const made = real.pc.make([plainRecord(seq, { salt })], seq, before, audit);
  real.made.set(chain, made);
  return made;
}

const keyOf = (real: Real, chain: Chain): BatchKey => ({
  device: real.pc.device,
  seq: chain.length,
  hash: batchOf(real, chain).hash,
});

async function deliver(real: Real, chain: Chain): Promise<Taken> {
  const { spool, books } = real.world.county.running;
  const key = keyOf(real, chain);
  // As an upload or a stick: what lies in quarantine is not taken in again.
  if ((await spool.quarantined(key)) === null) await spool.put(key, batchOf(real, chain).bytes);
  return books.takeBatch(key);
}

const auditOf = (chain: Chain): number => (chain === '' || chain.endsWith('z') ? 0 : chain.length * 10);

function take(model: Model, chain: Chain): void {
  if (auditOf(chain) < auditOf(model.taken)) model.backwards.add(chain);
  model.taken = chain;
  model.parked.delete(chain);
}

/** What a taken batch lets go on: of two that both come next, the one whose hash sorts first. */
function goOn(model: Model, real: Real): void {
  for (;;) {
    const before = model.taken;
    const next = [...model.parked]
      .filter((each) => each.length === before.length + 1)
      .toSorted((one, other) => (batchOf(real, one).hash < batchOf(real, other).hash ? -1 : 1));
    if (next.length === 0) return;
    for (const chain of next) {
      model.parked.delete(chain);
      if (model.taken !== before) model.aside.set(chain, 'fork');
      else if (chain.slice(0, -1) === before) take(model, chain);
      else model.aside.set(chain, 'refused');
    }
  }
}

function expected(model: Model, real: Real, chain: Chain): Taken['outcome'] {
  const next = model.taken.length + 1;
  if (model.taken.startsWith(chain)) return 'receipt';
  const aside = model.aside.get(chain);
  if (aside !== undefined) return aside;
  if (chain.length < next) {
    model.aside.set(chain, 'fork');
    return 'fork';
  }
  if (chain.length > next) {
    model.parked.add(chain);
    return 'waiting';
  }
  if (chain.slice(0, -1) !== model.taken) {
    model.aside.set(chain, 'refused');
    return 'refused';
  }
  take(model, chain);
  goOn(model, real);
  return 'receipt';
}

/** The tables and the quarantine say what the model says. */
async function compare(model: Model, real: Real): Promise<void> {
  const { tables, county } = real.world;
  const chains = Array.from(model.taken, (_, at) => model.taken.slice(0, at + 1));
  expect(tables.ask('select seq, hash from batch order by seq')).toEqual(
    chains.map((chain) => ({ seq: chain.length, hash: batchOf(real, chain).hash })),
  );
  expect(tables.ask('select hash from record order by batch')).toEqual(
    chains.map((chain) => ({ hash: batchOf(real, chain).header.records[0] })),
  );
  const aside = await county.running.spool.aside();
  expect(aside.map(({ hash }) => hash).toSorted()).toEqual(
    [...model.aside.keys()].map((chain) => batchOf(real, chain).hash).toSorted(),
  );
  const alarms = (kind: string) => tables.ask(`select hash from alarm where alarm = '${kind}' order by hash`);
  const hashes = (of: readonly Chain[]) => of.map((chain) => batchOf(real, chain).hash).toSorted();
  const asideAs = (why: string) => [...model.aside].filter((each) => each[1] === why).map(([chain]) => chain);
  expect(alarms('fork').map(({ hash }) => hash)).toEqual(hashes(asideAs('fork')));
  expect(alarms('audit_back').map(({ hash }) => hash)).toEqual(hashes([...model.backwards]));
}

const chain = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 }).map((letters) => letters.join(''));

const trial = (change: (world: World) => void = () => undefined): Trial<Model, Real> => ({
  setUp: async () => {
    const world = await quietWorld();
    change(world);
    const [pc] = world.pcs;
    if (pc === undefined) throw new Error('A world without a PC');
    return {
      model: { taken: '', parked: new Set(), aside: new Map(), receipts: new Map(), backwards: new Set() },
      real: { world, pc, made: new Map() },
    };
  },
  deeds: [
    deed('deliver', chain, async (model, real, given) => {
      const taken = await deliver(real, given);
      expect(taken.outcome).toBe(expected(model, real, given));
      if (taken.outcome === 'waiting') expect(taken.waitsFor).toBe(model.taken.length + 1);
      if (taken.outcome === 'receipt') {
        // The same bytes for ever, however often it comes.
        const file = Buffer.from(taken.file).toString('hex');
        expect(file).toBe(model.receipts.get(given) ?? file);
        model.receipts.set(given, file);
      }
      await compare(model, real);
    }),
    deed('the county starts again', fc.boolean(), async (model, { world, pc, made }, isKill) => {
      world.county.stop(world.random, isKill);
      await world.county.start();
      await compare(model, { world, pc, made });
    }),
  ],
});

/** Changes rows on their way from the tables: a rule that is taken out. */
const meddled =
  (meddle: (world: World) => Meddle) =>
  (world: World): void => {
    world.tables.meddle = meddle(world);
  };

const FORGETS_HASHES = meddled(
  ({ county }) =>
    (sql, row) =>
      sql.startsWith('select hash, is_readable') ? { ...row, hash: county.taking?.hash } : row,
);
const TAKES_EARLY_ONES = meddled(({ county }) => (sql, row) => {
  const { taking } = county;
  const isNext = taking !== null && sql.startsWith('select device, pc') && taking.seq > Number(row['last_seq']);
  return isNext ? { ...row, last_seq: taking.seq - 1 } : row;
});
const FORGETS_PARKED = ({ tables }: World): void =>
  tables.change('create trigger forget after insert on parked begin delete from parked; end');
const FORGETS_AUDIT = meddled(
  () => (sql, row) => (sql.startsWith('select device, pc') ? { ...row, audit_seq: -1 } : row),
);

describe('a model of what arrives at the county', () => {
  test('one content for each number, each behind the one it names, whatever comes, how often and in which order (S5, S6, S7, S15)', async () => {
    expect(await disagreement(trial())).toBeNull();
  });

  test.each([
    ['batches of one number are told apart (S5)', FORGETS_HASHES],
    ['a batch waits for the one before it (S6)', TAKES_EARLY_ONES],
    ['what came early is taken in its turn (S7)', FORGETS_PARKED],
    ['the audit chain of a PC never gets shorter (S15)', FORGETS_AUDIT],
  ])('without the rule that %s the model disagrees', async (_, change) => {
    expect(await disagrees(trial(change))).toBe(true);
  });
});

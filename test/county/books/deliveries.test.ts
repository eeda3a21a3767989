import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { instantOf } from '#shared/instant.ts';
import { openBooks } from '../../../county/books/open-books.ts';
import type { Books } from '../../../county/books/books.ts';
import type { Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import type { Spool } from '../../../county/spool/spool.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { applicationOf, enrol, pcOf, personOf, type Pc } from '../decide/support/county.ts';
import { fixedBytes, testCounty } from '../support/sample-batch.ts';
import { PACKS } from '../support/settled-record.ts';

const BATCHES = 4;
const packs = installedPacks(PACKS);

/** Three PCs of two townships, with everything that batches can have to do with each other. */
function makePcs(): readonly Pc[] {
  const [a, b, c] = [pcOf('A', '210502001'), pcOf('B', '210502002'), pcOf('C', '210502002')];
  const person = personOf(9);
  a.seal(
    applicationOf('210502001-A', 1, { person, from: '2023-03-01', to: '2023-03-09' }),
    applicationOf('210502001-A', 2),
  );
  a.seal(applicationOf('210502001-A', 2, { revision: 2, totalYuan: 61_000 }));
  a.seal(
    applicationOf('210502001-A', 2, { revision: 2, totalYuan: 61_000 }),
    applicationOf('210502001-A', 3, { bill: 'X' }),
  );
  a.seal(applicationOf('210502001-A', 2, { revision: 3, totalYuan: 62_000 }));
  b.seal(applicationOf('210502002-B', 1, { person, from: '2023-03-05', to: '2023-03-12' }));
  b.seal(applicationOf('210502002-B', 2, { bill: 'X' }), applicationOf('210502002-B', 3));
  b.seal(applicationOf('210502002-B', 1, { person, revision: 2, from: '2023-03-06', to: '2023-03-12' }));
  b.seal(applicationOf('210502002-B', 4));
  for (const n of [1, 2, 3, 4]) c.seal(applicationOf('210502002-C', n));
  return [a, b, c];
}

/** What one may do to a county: deliver a batch (by line or stick, any number of times), restore it from a backup, start it again. */
type Step =
  | { readonly do: 'deliver' | 'put'; readonly pc: number; readonly seq: number }
  | { readonly do: 'two'; readonly pc: number; readonly seq: number }
  | { readonly do: 'restart' | 'raise' | 'rebuild' };

const batch = { pc: fc.nat(2), seq: fc.integer({ min: 1, max: BATCHES }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom('deliver' as const, 'put' as const), ...batch }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('two' as const), ...batch }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'raise' as const, 'rebuild' as const) }),
  },
);

describe('deliveries in any order and number', () => {
  let postgres: TestPostgres;
  let database: Database;
  const pcs = makePcs();
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openPostgres(postgres.url);
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });
  let counties = 100_000;

  async function openCounty(code: string, spool: Spool, tick: { seconds: number }): Promise<Books> {
    return openBooks({
      county: { code, name: '测试县' },
      secret: testCounty().secret,
      dataKey: fixedBytes('data key')(32),
      spool,
      packs: () => packs,
      now: () => instantOf(Date.UTC(2023, 9, 21) + 1000 * tick.seconds++),
      newId: () => `id-${tick.seconds++}`,
      place: { form: 'postgres', database },
    });
  }

  /** What the books must come to, whatever the order: who is there, what stands, what is alike, what each person had. */
  async function stateOf(county: string): Promise<unknown> {
    const texts = async (sql: string) =>
      (await database.rows(z.object({ text: z.string() }), sql, [county])).map(({ text }) => text).sort();
    return {
      batches: await texts(`select device || ' ' || seq || ' ' || hash as text from batch where county = $1`),
      records: await texts(`select number || ' ' || revision || ' ' || seq || ' ' || is_live || ' ' ||
        (state in ('superseded', 'duplicate')) || ' ' || payable_fen as text from record where county = $1`),
      pairs:
        await texts(`select distinct p.kind || ' ' || least(a.number, b.number) || ' ' || greatest(a.number, b.number) as text
        from pair p join record a using (county, batch, place)
          join record b on b.county = p.county and b.batch = p.other_batch and b.place = p.other_place
        where p.county = $1 and a.is_live and b.is_live`),
      uses: await texts(`select string_agg(distinct number, ' ') || ' ' || year || ' ' || fund || ' ' || sum(fen) as text from fund_use
        join record using (county, batch, place) where county = $1 and is_live group by person, year, fund`),
    };
  }

  /** Runs steps, looks at what must hold after each, then delivers everything and gives the state. */
  async function play(steps: readonly Step[]): Promise<unknown> {
    counties += 1;
    const county = String(counties);
    const spool = postgresSpool(database, county, () => 0);
    const tick = { seconds: 0 };
    let books = await openCounty(county, spool, tick);
    for (const pc of pcs) await enrol(books, pc);
    const receipts = new Map<string, string>();
    let epoch = 1;
    /** The highest batch that is here with all before it. */
    const arrived = pcs.map(() => new Set<number>());
    const contiguous = (pc: number): number => {
      let seq = 0;
      while (arrived[pc]?.has(seq + 1) === true) seq += 1;
      return seq;
    };
    const take = async (at: number, seq: number): Promise<void> => {
      const pc = pcs[at];
      if (pc === undefined) return;
      arrived[at]?.add(seq);
      const taken = await books.takeBatch(pc.key(seq));
      // S6: only what follows without a gap is taken; S1: a receipt only for what lies in the spool.
      expect(taken.outcome).toBe(seq <= contiguous(at) ? 'receipt' : 'waiting');
      if (taken.outcome !== 'receipt') return;
      const name = `${at}/${seq}/${epoch}`;
      const file = Buffer.from(taken.file).toString('hex');
      // S5, S11: within an epoch the same receipt, byte for byte.
      expect(receipts.get(name) ?? file).toBe(file);
      receipts.set(name, file);
      expect(taken.receipt).toMatchObject({ epoch, seq, batchHash: pc.key(seq).hash });
    };
    const put = (at: number, seq: number) =>
      spool.put(pcs[at]?.key(seq) ?? pcKey(), pcs[at]?.bytes(seq) ?? new Uint8Array());
    const run = async (one: Step): Promise<void> => {
      switch (one.do) {
        case 'deliver':
          await put(one.pc, one.seq);
          return take(one.pc, one.seq);
        case 'put':
          // A crash between the spool and the books.
          return put(one.pc, one.seq);
        case 'two':
          await put(one.pc, one.seq);
          await Promise.all([take(one.pc, one.seq), take(one.pc, one.seq)]);
          return;
        case 'restart':
          books = await openCounty(county, spool, tick);
          for (const { key, taken } of await books.takeAll())
            if (taken.outcome === 'receipt')
              arrived[pcs.findIndex(({ device }) => device.id === key.device)]?.add(key.seq);
          return;
        case 'raise':
          // S12: the epoch only goes up.
          epoch += 1;
          expect(await books.raiseEpoch({ reason: '恢复', by: 'cli' })).toBe(epoch);
          return;
        case 'rebuild':
          expect(await books.rebuild()).toEqual([]);
      }
    };
    for (const one of steps) await run(one);
    for (const [at] of pcs.entries())
      for (let seq = BATCHES; seq >= 1; seq -= 1) await run({ do: 'deliver', pc: at, seq });
    for (const [at] of pcs.entries()) for (let seq = 1; seq <= BATCHES; seq += 1) await take(at, seq);
    for (const pc of pcs) {
      const progress = await books.progress(pc.device.id);
      // L1: every batch has its receipt, and the feed tells of each.
      expect(progress).toMatchObject({ epoch, received: BATCHES });
      const feed = await books.feed(pc.device.id, 0, { items: 1000, bytes: 100_000_000 });
      expect(feed.items.map(({ n }) => n)).toEqual([...feed.items.keys()].map((n) => n + 1));
      expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    }
    return stateOf(county);
  }
  const pcKey = (): never => {
    throw new Error('No such PC');
  };

  it('come to the same books (S1, S5–S7, S11, S12)', async () => {
    const inOrder = await play([]);
    expect(inOrder).toMatchObject({ batches: { length: 12 }, pairs: { length: 3 } });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        expect(await play(steps)).toEqual(inOrder);
      }),
      { numRuns: Number(process.env['AID_DELIVERY_RUNS'] ?? 25), seed: 20_231_020, endOnFailure: true },
    );
  }, 600_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { nodeOf, sealedPc } from '../books/support/node-of.ts';
import { deliver, enrol, type OpenSite, type Pc } from '../decide/support/county.ts';
import { type Archive, makeArchive } from './support/archive.ts';

/** Batches of each PC: in the copy of the server's folder, up to the moment that is restored, and all that had a receipt. */
const PCS = [
  { pc: sealedPc('A', 6), copied: 2, kept: 4, all: 6 },
  { pc: sealedPc('B', 3), copied: 1, kept: 2, all: 3 },
] as const;

async function take(node: OpenSite, pc: Pc, from: number, to: number): Promise<void> {
  for (let seq = from; seq <= to; seq++) expect((await deliver(node, pc, seq)).outcome).toBe('receipt');
}

/** One plain statement on a server, which may still be recovering. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: unknown }>(sql);
    return rows[0]?.said;
  } finally {
    await client.end();
  }
}

/** What the county knows, batches and money: the same after everything as if nothing had happened. */
async function facts({ books }: OpenSite): Promise<unknown> {
  const cases = await books.queries.cases({});
  return {
    townships: await books.queries.statistics({}),
    batches: (await books.queries.batches({})).map(({ device, seq, hash }) => `${device} ${seq} ${hash}`).toSorted(),
    cases: cases
      .map(({ number, revision, state, payableFen }) => `${number} ${revision} ${state} ${payableFen}`)
      .toSorted(),
  };
}

describe('a PostgreSQL restored to an earlier moment', () => {
  let archive: Archive;
  let first: TestPostgres;
  beforeAll(async () => {
    archive = makeArchive();
    first = await startPostgres(archive.settings);
  });
  afterAll(async () => {
    await first.stop();
    archive.remove();
  });

  it('has what was there then; after raise-epoch the PCs bring the rest, nothing is missing, nothing there twice', async () => {
    const before = await nodeOf(first.url);
    for (const { pc, copied } of PCS) {
      await enrol(before.books, pc);
      await take(before, pc, 1, copied);
    }
    archive.backUp(first);
    for (const { pc, copied, kept } of PCS) await take(before, pc, copied + 1, kept);
    await ask(first.url, "select pg_create_restore_point('noon')::text as said");
    for (const { pc, kept, all } of PCS) await take(before, pc, kept + 1, all);
    const known = await facts(before);
    await before.close();
    const last = await ask(first.url, 'select pg_walfile_name(pg_switch_wal()) as said');
    const archived = () => ask(first.url, 'select last_archived_wal as said from pg_stat_archiver');
    await expect.poll(archived).toBe(last);
    await first.kill();

    const restored = await archive.restore('noon');
    try {
      await expect.poll(() => ask(restored.url, 'select pg_is_in_recovery() as said')).toBe(false);
      const node = await nodeOf(restored.url);
      for (const { pc, kept, all } of PCS) {
        expect(await node.books.progress(pc.device.id)).toMatchObject({ epoch: 1, received: kept });
        // Forgot somebody the epoch, the first PC that comes says so, and no money goes out.
        await node.books.noteSeen(pc.device.id, { epoch: 1, received: all, feed: all });
      }
      expect(await node.books.outrun()).toMatchObject({ epoch: 1, seen: { epoch: 1 } });
      expect(await node.books.raiseEpoch({ reason: '恢复到中午', by: 'cli' })).toBe(2);
      expect(await node.books.outrun()).toBeNull();
      for (const { pc, kept, all } of PCS) {
        expect(await node.books.progress(pc.device.id)).toMatchObject({ epoch: 2, received: 0 });
        for (let seq = 1; seq <= all; seq++) {
          // What is here needs no bytes again.
          expect((await node.books.takeBatch(pc.key(seq))).outcome).toBe(seq <= kept ? 'receipt' : 'missing');
          expect((await deliver(node, pc, seq)).outcome).toBe('receipt');
        }
        expect(await node.books.progress(pc.device.id)).toMatchObject({ epoch: 2, received: all });
      }
      expect(await facts(node)).toEqual(known);
      expect(await node.books.rebuild()).toEqual([]);
      expect(await facts(node)).toEqual(known);
      await node.books.verify();
      expect(await node.spool.scrub()).toEqual([]);
      await node.close();
    } finally {
      await restored.stop();
    }
  }, 240_000);
});

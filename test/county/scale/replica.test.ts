import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { z } from 'zod';
import type { Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { startPostgres, startReplica, type TestPostgres } from '../../support/postgres.ts';
import { nodeOf, sealedPc } from '../books/support/node-of.ts';
import { deliver, enrol, type Pc } from '../decide/support/county.ts';
import { fixedBytes } from '../support/sample-batch.ts';

const BATCHES = 12;
const LETTERS = ['A', 'B'];
const PCS = new Map(LETTERS.map((letter) => [letter, sealedPc(letter, BATCHES)]));
const nameRow = z.object({ name: z.string() });

/** Asks until a row comes: the servers tell each other in their own time. */
async function waitFor(database: Database, sql: string): Promise<void> {
  while ((await database.rows(nameRow, sql)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function asked<T>(postgres: TestPostgres, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPostgres(postgres.url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function pcOfLetter(letter: string): Pc {
  const pc = PCS.get(letter);
  if (pc === undefined) throw new Error(`No PC ${letter}`);
  return pc;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Delivers a PC's batches from the first on until its server is gone; notes each receipt the moment it is given. */
async function deliverAll(postgres: TestPostgres, letter: string, said: Map<string, string>): Promise<'all' | 'gone'> {
  const node = await nodeOf(postgres.url);
  const pc = pcOfLetter(letter);
  try {
    for (let seq = 1; seq <= BATCHES; seq++) {
      // A connection that broke is what "gone" means here; a wrong answer is not.
      const taken = await deliver(node, pc, seq).catch(() => null);
      if (taken === null) return 'gone';
      if (taken.outcome !== 'receipt') throw new Error(taken.outcome);
      const hash = sha256(taken.file);
      expect(said.get(`${letter} ${seq}`) ?? hash).toBe(hash);
      said.set(`${letter} ${seq}`, hash);
    }
    return 'all';
  } finally {
    await node.close();
  }
}

/** The receipts a server has, by letter and number. */
async function receiptsOf(postgres: TestPostgres): Promise<ReadonlyMap<string, string>> {
  const node = await nodeOf(postgres.url);
  try {
    await node.books.verify();
    expect(await node.spool.scrub()).toEqual([]);
    const kept = new Map<string, string>();
    for (const letter of LETTERS) {
      const pc = pcOfLetter(letter);
      for (let seq = 1; seq <= BATCHES; seq++) {
        const receipt = await node.books.receipt(pc.key(seq));
        if (receipt !== null) kept.set(`${letter} ${seq}`, sha256(receipt.file));
      }
    }
    return kept;
  } finally {
    await node.close();
  }
}

describe('a second PostgreSQL that follows the first', () => {
  let first: TestPostgres;
  let second: TestPostgres;
  beforeEach(async () => {
    first = await startPostgres();
    const node = await nodeOf(first.url);
    for (const letter of LETTERS) await enrol(node.books, pcOfLetter(letter));
    await node.close();
    second = await startReplica(first, 'second');
  });
  afterEach(async () => {
    await second.stop();
    await first.stop();
  });

  /** From now on a commit is one only when the second has it on its disk. */
  const wantBoth = () =>
    asked(first, async (database) => {
      await database.run("alter system set synchronous_standby_names = 'second'");
      await database.run('select pg_reload_conf()');
      await waitFor(database, "select application_name as name from pg_stat_replication where sync_state = 'sync'");
    });

  const promote = async () => {
    const client = new Client({ connectionString: second.url });
    await client.connect();
    await client.query('select pg_promote(true, 60)');
    await client.end();
  };

  it('has every receipt that was given when the first is gone, and the PCs go on with it', async () => {
    await wantBoth();
    const chance = fixedBytes('the first is gone');
    const said = new Map<string, string>();
    const running = LETTERS.map((letter) => deliverAll(first, letter, said));
    const after = 5 + ((chance(1)[0] ?? 0) % 8);
    while (said.size < after) await new Promise((resolve) => setTimeout(resolve, 1));
    await first.kill();
    expect(await Promise.all(running)).toContain('gone');
    await promote();
    const kept = await receiptsOf(second);
    for (const [batch, hash] of said) expect([batch, kept.get(batch)]).toEqual([batch, hash]);
    // The next ones, and once more those before them: the same receipts.
    expect(await Promise.all(LETTERS.map((letter) => deliverAll(second, letter, said)))).toEqual(['all', 'all']);
    expect(await receiptsOf(second)).toEqual(said);
  });

  it('holds back the receipt while it is away, and gives it when it is back', async () => {
    await wantBoth();
    await second.kill();
    const said = new Map<string, string>();
    const running = deliverAll(first, 'A', said);
    await asked(first, (database) =>
      waitFor(database, "select wait_event as name from pg_stat_activity where wait_event = 'SyncRep'"),
    );
    expect(said.size).toBe(0);
    await second.restart();
    expect(await running).toBe('all');
    expect(said.size).toBe(BATCHES);
  });

  it('is not needed by a node whose PostgreSQL comes back: the request fails, the node goes on', async () => {
    const node = await nodeOf(first.url);
    const pc = pcOfLetter('A');
    try {
      expect((await deliver(node, pc, 1)).outcome).toBe('receipt');
      await first.kill();
      await expect(deliver(node, pc, 2)).rejects.toThrow();
      await first.restart();
      for (let seq = 1; seq <= 3; seq++) expect((await deliver(node, pc, seq)).outcome).toBe('receipt');
    } finally {
      await node.close();
    }
  });

  it('loses what was acknowledged when the first does not wait for it; the next epoch brings it back', async () => {
    await second.kill();
    const said = new Map<string, string>();
    expect(await deliverAll(first, 'A', said)).toBe('all');
    await first.kill();
    await second.restart();
    await promote();
    expect((await receiptsOf(second)).size).toBe(0);
    const node = await nodeOf(second.url);
    expect(await node.books.raiseEpoch({ reason: '切换到备用服务器', by: 'cli' })).toBe(2);
    await node.close();
    const again = new Map<string, string>();
    expect(await deliverAll(second, 'A', again)).toBe('all');
    expect(again.size).toBe(BATCHES);
  });
});

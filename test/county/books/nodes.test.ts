import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../build/lib/bundle-for-node.mjs';
import { startPostgres } from '../../support/postgres.ts';
import { enrol } from '../decide/support/county.ts';
import { fixedBytes } from '../support/sample-batch.ts';
import { nodeOf, sealedPc } from './support/node-of.ts';

const ENTRY = join(import.meta.dirname, 'support/children/deliver.ts');

/** Runs a node in a process of its own; `afterLines` kills it a moment after so many receipts. */
async function runNode(
  args: readonly string[],
  said: Map<string, string>,
  kill?: { readonly afterLines: number; readonly delay: number },
): Promise<'done' | 'killed' | 'failed'> {
  const child = spawn(process.execPath, [await bundleForNode(ENTRY), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [text, errors, lines, isDone] = ['', '', 0, false];
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString('utf8')));
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString('utf8');
    const whole = text.split('\n');
    text = whole.pop() ?? '';
    for (const line of whole) {
      const [letter = '', seq, hash] = line.split(' ');
      if (letter === 'done') isDone = true;
      if (seq === undefined || hash === undefined) continue;
      lines += 1;
      // The same receipt, byte for byte, whoever is asked and however often.
      expect(said.get(`${letter} ${seq}`) ?? hash).toBe(hash);
      said.set(`${letter} ${seq}`, hash);
      if (lines === kill?.afterLines) setTimeout(() => child.kill('SIGKILL'), kill.delay);
    }
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (errors !== '' && signal === null) throw new Error(errors);
  return isDone ? 'done' : signal === 'SIGKILL' ? 'killed' : 'failed';
}

/** Every receipt that was given is that of the books, and every batch is there once. */
async function expectAll(
  place: string,
  letters: string,
  count: number,
  said: ReadonlyMap<string, string>,
): Promise<void> {
  const node = await nodeOf(place);
  try {
    await node.books.verify();
    for (const letter of letters) {
      const pc = sealedPc(letter, count);
      expect(await node.books.progress(pc.device.id)).toMatchObject({ received: count, feedEnd: count });
      for (let seq = 1; seq <= count; seq++) {
        const kept = await node.books.receipt(pc.key(seq));
        const hash = createHash('sha256')
          .update(kept?.file ?? new Uint8Array())
          .digest('hex');
        expect(said.get(`${letter} ${seq}`)).toBe(hash);
      }
    }
    const batches = await node.books.queries.batches({});
    expect(batches).toHaveLength(count * letters.length);
    const [township] = await node.books.queries.statistics({});
    expect(township).toMatchObject({ applications: count * letters.length, held: 0 });
  } finally {
    await node.close();
  }
}

async function prepare(place: string, letters: string): Promise<void> {
  const node = await nodeOf(place);
  for (const letter of letters) await enrol(node.books, sealedPc(letter, 0));
  await node.close();
}

describe('a county whose process is killed', () => {
  it('again and again while it takes batches into its folder, keeps every receipt it gave', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aid-killed-'));
    const chance = fixedBytes('kill the books');
    try {
      await prepare(folder, 'A');
      const said = new Map<string, string>();
      let kills = 0;
      for (let round = 0; round < 40; round++) {
        const [lines = 0, delay = 0] = chance(2);
        const kill = { afterLines: said.size + 1 + (lines % 3), delay: delay % 40 };
        const ended = await runNode([folder, '16', 'A'], said, kill);
        expect(ended).not.toBe('failed');
        if (ended === 'done') break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(3);
      await expectAll(folder, 'A', 16, said);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
});

describe('two nodes on one PostgreSQL', () => {
  it('take the batches of two PCs together, one is killed in between, and everything is there once', async () => {
    const postgres = await startPostgres();
    try {
      await prepare(postgres.url, 'AB');
      const said = new Map<string, string>();
      const first = runNode([postgres.url, '12', 'AB'], said, { afterLines: 7, delay: 3 });
      const second = runNode([postgres.url, '12', 'BA'], said);
      expect([await first, await second]).toEqual(['killed', 'done']);
      expect(await runNode([postgres.url, '12', 'AB', 'backwards'], said)).toBe('done');
      await expectAll(postgres.url, 'AB', 12, said);
    } finally {
      await postgres.stop();
    }
  }, 300_000);

  it('find everything they acknowledged after the PostgreSQL ended without a word', async () => {
    const postgres = await startPostgres();
    try {
      await prepare(postgres.url, 'A');
      const said = new Map<string, string>();
      const running = runNode([postgres.url, '12', 'A'], said).catch(() => 'failed' as const);
      while (said.size < 4) await new Promise((resolve) => setTimeout(resolve, 20));
      await postgres.kill();
      expect(await running).toBe('failed');
      await postgres.restart();
      const node = await nodeOf(postgres.url);
      expect((await node.books.queries.batches({})).length).toBeGreaterThanOrEqual(said.size);
      await node.close();
      expect(await runNode([postgres.url, '12', 'A'], said)).toBe('done');
      await expectAll(postgres.url, 'A', 12, said);
    } finally {
      await postgres.stop();
    }
  }, 300_000);
});

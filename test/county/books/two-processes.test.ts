import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundleForNode } from '../../../build/lib/bundle-for-node.mjs';
import { openPglite } from '../../../county/db/open-pglite.ts';
import '../../support/remember/remember-initdb.ts';

const ENTRY = join(import.meta.dirname, 'support/children/write-tables.ts');
const ROWS = 40;

/** A process of its own that writes rows; `opened` is what it says first. */
async function writer(place: string, first: number, ...how: readonly string[]) {
  const args = [await bundleForNode(ENTRY), place, String(first), ...how];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const opened = (await lines.next()).value as string | undefined; // Typed as anything.
  return {
    opened,
    /** Has it write a row; gives what it says: the row's number when it was acknowledged. */
    write: async (): Promise<number> => {
      child.stdin.write('\n');
      return Number((await lines.next()).value);
    },
    close: async (): Promise<void> => {
      child.stdin.end();
      await ended;
    },
  };
}

describe('two processes on the tables of one folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aid-two-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function kept(place: string): Promise<readonly number[]> {
    try {
      const tables = await openPglite(place);
      const rows = await tables.rows(z.object({ id: z.number() }), 'select id from thing').catch(() => []);
      await tables.close();
      return rows.map(({ id }) => id);
    } catch {
      return [];
    }
  }

  it('are both let in by PGlite, and lose what was acknowledged to one of them; the county’s lock lets one in, and all of its rows are there', async () => {
    const bare = join(folder, 'bare', 'tables');
    await openPglite(bare).then((tables) => tables.close());
    const both = [await writer(bare, 0), await writer(bare, 1_000)];
    expect(both.map(({ opened }) => opened)).toEqual(['ready', 'ready']);
    const acknowledged: number[] = [];
    for (let row = 0; row < ROWS; row++) for (const { write } of both) acknowledged.push(await write());
    for (const { close } of both) await close();
    expect(acknowledged.filter((id) => !Number.isNaN(id)).length).toBeGreaterThan(ROWS);
    const there = await kept(bare);
    expect(acknowledged.filter((id) => !Number.isNaN(id) && !there.includes(id))).not.toEqual([]);

    const safe = join(folder, 'safe', 'tables');
    await openPglite(safe).then((tables) => tables.close());
    const first = await writer(safe, 0, 'locked');
    const second = await writer(safe, 1_000, 'locked');
    expect([first.opened, second.opened]).toEqual(['ready', 'in use']);
    const own: number[] = [];
    for (let row = 0; row < ROWS; row++) own.push(await first.write());
    await first.close();
    expect(await kept(safe)).toEqual(own);
    expect(own).not.toContain(NaN);
  });
});

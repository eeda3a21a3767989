import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from '../../../support/postgres.ts';
import { childCommand, startChild } from '../../support/child.ts';
import type { Disk } from '../disk.ts';

const WORK_MS = 700;

/** Acknowledged rows that a power cut takes from PGlite when it is all there is. */
export async function rowsLostByPglite(disk: Disk): Promise<number> {
  const folder = join(disk.mount, 'tables');
  let acknowledged = 0;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const child = startChild(childCommand('pglite', ['write', folder]), (line) => {
    acknowledged = Number(line);
    begin();
  });
  await Promise.race([begun, child.ended]);
  await sleep(WORK_MS);
  disk.cutPower();
  child.kill();
  await child.ended;
  disk.comeBack();
  return Math.max(0, acknowledged - (await keptByPglite(folder)));
}

/** Tables that do not open, or are not there, kept nothing. In a process of its own: a PGlite that fails keeps its files open. */
async function keptByPglite(folder: string): Promise<number> {
  let kept = 0;
  await startChild(childCommand('pglite', ['count', folder]), (line) => (kept = Number(line))).ended;
  return kept;
}

/** The same of a PostgreSQL that is told not to sync. The county refuses to work with one. */
export async function rowsLostByPostgres(disk: Disk): Promise<number> {
  const postgres = await startPostgres(['fsync = off', 'synchronous_commit = off'], disk.mount);
  try {
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table control (id bigint)');
    // What was there before the work counts as being there.
    execFileSync('sync', ['-f', disk.mount]);
    const until = performance.now() + WORK_MS;
    let acknowledged = 0;
    while (performance.now() < until) {
      await client.query('insert into control (id) values ($1)', [acknowledged]);
      acknowledged += 1;
    }
    disk.cutPower();
    await postgres.kill();
    await client.end().catch(() => undefined);
    disk.comeBack();
    return Math.max(0, acknowledged - (await keptByPostgres(postgres)));
  } finally {
    await postgres.stop();
  }
}

async function keptByPostgres(postgres: Awaited<ReturnType<typeof startPostgres>>): Promise<number> {
  const started = await postgres.restart().then(
    () => true,
    () => false,
  );
  if (!started) return 0;
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from control');
    return rows[0]?.n ?? 0;
  } catch {
    return 0;
  } finally {
    await client.end();
  }
}

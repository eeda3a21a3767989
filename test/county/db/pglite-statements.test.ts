import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Connection, Database } from '../../../county/db/database.ts';
import { openPglite } from '../../../county/db/open-pglite.ts';
import '../../support/remember/remember-initdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'aid-statements-'));
let database: Database;

beforeAll(async () => {
  database = await openPglite(join(folder, 'tables'));
  await database.run('create table thing (n bigint primary key, name text, bytes bytea, is_new boolean)');
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const thing = z.object({
  n: z.number(),
  name: z.string().nullable(),
  bytes: z.instanceof(Uint8Array).nullable(),
  is_new: z.boolean().nullable(),
});
const find = (connection: Connection, n: number) =>
  connection.rows(thing, 'select n, name, bytes, is_new from thing where n = $1', [n]);

test('a statement gives the same each time, however often its plan was made anew', async () => {
  const insert = 'insert into thing (n, name, bytes, is_new) values ($1, $2, $3, $4)';
  const written = Array.from({ length: 450 }, (_, n) => ({
    n,
    name: n % 3 === 0 ? null : `名 "${n}" \\ '`,
    bytes: n % 5 === 0 ? null : Uint8Array.from({ length: n }, (_byte, at) => at % 256),
    is_new: n % 7 === 0 ? null : n % 2 === 0,
  }));
  for (const { n, name, bytes, is_new: isNew } of written)
    expect(await database.run(insert, [n, name, bytes, isNew])).toBe(1);
  for (const row of written) expect(await find(database, row.n)).toEqual([row]);
  expect(await database.run('update thing set is_new = true where n < $1', [100])).toBe(100);
  expect(await database.run('update thing set is_new = true where n < $1', [-1])).toBe(0);
});

test('a list of texts may hold whatever a text may', async () => {
  const names = ['"', '\\', ',', '{}', '', ' ', 'null', '名'];
  for (let times = 0; times < 3; times += 1)
    expect(
      await database.rows(z.object({ name: z.string() }), 'select name from unnest($1::text[]) as k(name)', [names]),
    ).toEqual(names.map((name) => ({ name })));
});

test('a statement that fails, prepared or not, leaves the next ones as they were', async () => {
  const insert = 'insert into thing (n) values ($1)';
  await database.run(insert, [1_000]);
  for (let times = 0; times < 3; times += 1) await expect(database.run(insert, [1_000])).rejects.toThrow(/duplicate/);
  await expect(database.run('select nothing from nowhere')).rejects.toThrow(/nowhere/);
  await expect(
    database.transaction(async (connection) => {
      await connection.run(insert, [1_001]);
      await connection.run(insert, [1_000]);
    }),
  ).rejects.toThrow(/duplicate/);
  expect(await find(database, 1_000)).toHaveLength(1);
  expect(await find(database, 1_001)).toEqual([]);
});

test('statements that are asked at once do not get each other’s rows', async () => {
  const asked = Array.from({ length: 60 }, (_, n) => n);
  const inside = await database.transaction((connection) => Promise.all(asked.map((n) => find(connection, n))));
  expect(inside.map(([row]) => row?.n)).toEqual(asked);
  const outside = await Promise.all(asked.map((n) => find(database, n)));
  expect(outside.map(([row]) => row?.n)).toEqual(asked);
});

test('what is asked of a transaction after its end is refused', async () => {
  const late = await database.transaction(async (connection) => {
    await connection.run('delete from thing where n = $1', [-5]);
    return connection;
  });
  await expect(find(late, 1)).rejects.toThrow('Transaction is closed');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database, TableRows } from '../../../county/db/database.ts';
import { FORMS, placeOf } from './support/databases.ts';

const nRow = z.object({ n: z.number() });

describe.each(FORMS)('tables in %s', (form) => {
  let place: Awaited<ReturnType<typeof placeOf>>;
  let database: Database;
  beforeAll(async () => {
    place = await placeOf(form);
    database = await place.open();
    await database.run('create table thing (id bigint primary key, name text, ok boolean, bytes bytea)');
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const count = async () => (await database.rows(nRow, 'select count(*) as n from thing'))[0]?.n;

  it('takes rows in bulk and gives back the very same values', async () => {
    await database.run('delete from thing');
    const big = Number.MAX_SAFE_INTEGER;
    const rows = [
      [1, 'Tab\tund\\ Ümläut 𠮷\n', true, new Uint8Array([0, 255, 10])],
      [big, null, false, new Uint8Array()],
      [-big, '', null, null],
    ] as const;
    await database.copy([{ table: 'thing', columns: ['id', 'name', 'ok', 'bytes'], rows }]);
    const row = z.object({
      id: z.number(),
      name: z.string().nullable(),
      ok: z.boolean().nullable(),
      bytes: z.instanceof(Uint8Array).nullable(),
    });
    const read = await database.rows(row, 'select id, name, ok, bytes from thing order by ok desc nulls last');
    expect(read.map(({ id, name, ok, bytes }) => [id, name, ok, bytes === null ? null : [...bytes]])).toEqual(
      rows.map(([id, name, ok, bytes]) => [id, name, ok, bytes === null ? null : [...bytes]]),
    );
  });

  it('copies no fraction and reads no number that is too large to be exact', async () => {
    await expect(database.copy([{ table: 'thing', columns: ['id'], rows: [[0.5]] }])).rejects.toThrow('whole');
    await expect(database.rows(nRow, 'select 9007199254740993::bigint as n')).rejects.toThrow('too large');
  });

  it('copies into several tables at once or, where one does not take its rows, into none, and can be asked on', async () => {
    await database.run('delete from thing');
    await database.run('create table other (id bigint primary key)');
    const thing = { table: 'thing', columns: ['id'], rows: [[1], [2]] };
    const twice = { table: 'other', columns: ['id'], rows: [[3], [3]] };
    const behind = { table: 'thing', columns: ['id'], rows: Array.from({ length: 300_000 }, (_, at) => [at + 10]) };
    const copyAll = (filled: readonly TableRows[]) => database.transaction((connection) => connection.copy(filled));
    await expect(copyAll([thing, twice, behind])).rejects.toThrow('other');
    expect(await count()).toBe(0);
    await copyAll([thing, { ...twice, rows: [[3]] }, { ...thing, rows: [] }, behind]);
    expect(await count()).toBe(300_002);
    expect(await database.rows(nRow, 'select id as n from other')).toEqual([{ n: 3 }]);
    await database.run('drop table other');
  });

  it('finds a column by any of a list of texts', async () => {
    await database.run('delete from thing');
    const rows = [
      [1, 'a"b'],
      [2, 'c,d'],
      [3, 'e'],
    ];
    await database.copy([{ table: 'thing', columns: ['id', 'name'], rows }]);
    const found = await database.rows(nRow, 'select id as n from thing where name = any($1) order by id', [
      ['a"b', 'c,d'],
    ]);
    expect(found).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('undoes the whole transaction when something in it fails', async () => {
    await database.run('delete from thing');
    const work = database.transaction(async (connection) => {
      await connection.run('insert into thing (id) values ($1)', [1]);
      await connection.copy([{ table: 'thing', columns: ['id'], rows: [[2]] }]);
      await connection.run('insert into thing (id) values ($1)', [1]);
    });
    await expect(work).rejects.toThrow();
    expect(await count()).toBe(0);
    await database.transaction((connection) => connection.run('insert into thing (id) values ($1)', [7]));
    expect(await count()).toBe(1);
  });

  it('lets one in at a time where work is named', async () => {
    await database.run('delete from thing');
    const order: string[] = [];
    const one = (name: string) =>
      database.transaction(async (connection) => {
        order.push(`${name} in`);
        const [row] = await connection.rows(nRow, 'select coalesce(max(id), 0) as n from thing');
        await connection.run('insert into thing (id) values ($1)', [(row?.n ?? 0) + 1]);
        order.push(`${name} out`);
      }, 'county/330782');
    await Promise.all(['a', 'b', 'c', 'd'].map(one));
    expect(await count()).toBe(4);
    expect(order.filter((_, at) => at % 2 === 0).map((text) => text.slice(0, 1))).toEqual(
      order.filter((_, at) => at % 2 === 1).map((text) => text.slice(0, 1)),
    );
  });

  it('names a row that is not as promised without showing its values', async () => {
    const strict = z.object({ n: z.literal('x') });
    await expect(database.rows(strict, "select 'geheim' as n")).rejects.toThrow(/not as the tables promise: n/);
    await expect(database.rows(strict, "select 'geheim' as n")).rejects.not.toThrow(/geheim/);
  });

  it('has the county as first part of every key and index', async () => {
    const keys = await database.rows(
      z.object({ table: z.string(), column: z.string() }),
      `select c.relname as table, a.attname as column from pg_index i
         join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where s.nspname = 'public' and c.relname not in ('migration', 'thing')`,
    );
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter(({ column }) => column !== 'county')).toEqual([]);
  });

  it('opens again without running a migration twice, and refuses tables of a newer program', async () => {
    await database.close();
    database = await place.open();
    await database.run('insert into migration (n) values (9990)');
    await expect(place.open().then((other) => other.close())).rejects.toThrow('更新版本');
    await database.run('delete from migration where n = 9990');
  });
});

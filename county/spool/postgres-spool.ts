import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Connection, Database } from '../db/database.ts';
import { withDatabaseRoom } from '../db/database-room.ts';
import { type Appended, type BatchKey, type Finished, type Spool, type SpoolUsage, type Upload } from './spool.ts';
import { atOnce, CHUNK_BYTES, type SpoolTables } from './at-once.ts';
import { assertKey } from './spool-paths.ts';

const BATCH_TABLES: SpoolTables = { file: 'spool_file', chunk: 'spool_chunk' };
/** Those of the papers of batches. */
export const PAPERS_TABLES: SpoolTables = { file: 'papers_file', chunk: 'papers_chunk' };

type State = 'part' | 'whole' | 'quarantine';
const MINE = 'county = $1 and device = $2 and seq = $3 and hash = $4';

const fileRow = z.object({ state: z.enum(['part', 'whole', 'quarantine']), length: z.number(), reason: z.string() });
const keyRow = z.object({ device: z.string(), seq: z.number(), hash: z.string() });
const uploadRow = z.object({ length: z.number(), offset: z.number() });
const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });

/**
 * The spool as two tables of a PostgreSQL that commits synchronously: nodes keep nothing themselves, and any of them goes on with an
 * upload that another began. Each change locks the row of its batch.
 */
export function postgresSpool(
  database: Database,
  county: string,
  clock: () => number,
  inTables: SpoolTables = BATCH_TABLES,
): Spool {
  const { file, chunk } = inTables;
  const usual = atOnce(database, county, inTables, clock);
  const idOf = ({ device, seq, hash }: BatchKey) => [county, device, seq, hash] as const;

  async function find(connection: Connection, key: BatchKey, state: State, lock = '') {
    assertKey(key);
    const sql = `select state, length, reason from ${file} where ${MINE} and state = $5 ${lock}`;
    return (await connection.rows(fileRow, sql, [...idOf(key), state]))[0] ?? null;
  }

  async function offsetOf(connection: Connection, key: BatchKey): Promise<number> {
    const sql = `select coalesce(max(place + octet_length(bytes)), 0)::bigint as n from ${chunk} where ${MINE}`;
    return (await connection.rows(z.object({ n: z.number() }), sql, idOf(key)))[0]?.n ?? 0;
  }

  async function bytesOf(connection: Connection, key: BatchKey): Promise<Buffer> {
    const sql = `select bytes from ${chunk} where ${MINE} order by place`;
    return Buffer.concat((await connection.rows(bytesRow, sql, idOf(key))).map(({ bytes }) => bytes));
  }

  /** The bytes of a file in a state, in one question; null when there is none. */
  async function readIn(key: BatchKey, state: State): Promise<Buffer | null> {
    assertKey(key);
    const rows = await database.rows(
      z.object({ bytes: z.instanceof(Uint8Array).nullable() }),
      `select c.bytes from ${file} f left join ${chunk} c using (county, device, seq, hash)
        where f.county = $1 and f.device = $2 and f.seq = $3 and f.hash = $4 and f.state = $5 order by c.place`,
      [...idOf(key), state],
    );
    return rows.length === 0 ? null : Buffer.concat(rows.flatMap(({ bytes }) => bytes ?? []));
  }

  async function addBytes(connection: Connection, key: BatchKey, offset: number, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      await connection.run(
        `insert into ${chunk} (county, device, seq, hash, place, bytes) values ($1, $2, $3, $4, $5, $6)`,
        [...idOf(key), offset + at, bytes.subarray(at, at + CHUNK_BYTES)],
      );
  }

  const remove = (connection: Connection, key: BatchKey, state: State) =>
    connection.run(`delete from ${file} where ${MINE} and state = $5`, [...idOf(key), state]);

  const setState = (connection: Connection, key: BatchKey, from: State, to: State, reason: string) =>
    connection.run(`update ${file} set state = $6, reason = $7 where ${MINE} and state = $5`, [
      ...idOf(key),
      from,
      to,
      reason,
    ]);

  /** Adds the row of a file when there is none, and holds it. Gives the row's state. */
  async function claim(connection: Connection, key: BatchKey, length: number, state: State): Promise<State> {
    assertKey(key);
    await connection.run(
      `insert into ${file} (county, device, seq, hash, length, state, touched_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [...idOf(key), length, state, clock()],
    );
    const sql = `select state from ${file} where ${MINE} for update`;
    return (await connection.rows(fileRow.pick({ state: true }), sql, idOf(key)))[0]?.state ?? state;
  }

  async function upload(key: BatchKey): Promise<Upload | null> {
    assertKey(key);
    const [row] = await database.rows(
      uploadRow,
      `select f.length, (select coalesce(max(c.place + octet_length(c.bytes)), 0)::bigint from ${chunk} c
                          where c.county = f.county and c.device = f.device and c.seq = f.seq and c.hash = f.hash) as "offset"
         from ${file} f where ${MINE} and state = 'part'`,
      idOf(key),
    );
    return row ?? null;
  }

  async function create(key: BatchKey, length: number): Promise<Upload> {
    if (await usual.create(key, length)) return { length, offset: 0 };
    return database.transaction(async (connection) => {
      if ((await claim(connection, key, length, 'part')) !== 'part') return { length, offset: length };
      const under = await find(connection, key, 'part');
      if (under?.length === length) return { length, offset: await offsetOf(connection, key) };
      await connection.run(`delete from ${chunk} where ${MINE}`, idOf(key));
      await connection.run(`update ${file} set length = $5 where ${MINE}`, [...idOf(key), length]);
      return { length, offset: 0 };
    });
  }

  async function append(key: BatchKey, offset: number, bytes: Uint8Array): Promise<Appended> {
    if (await usual.append(key, offset, bytes)) return { outcome: 'kept', offset: offset + bytes.length };
    return database.transaction(async (connection) => {
      const part = await find(connection, key, 'part', 'for update');
      if (part === null) return { outcome: 'unknown' };
      const at = await offsetOf(connection, key);
      if (at !== offset) return { outcome: 'wrong_offset', offset: at };
      if (offset + bytes.length > part.length) return { outcome: 'too_long', offset };
      await addBytes(connection, key, offset, bytes);
      await connection.run(`update ${file} set touched_at = $5 where ${MINE}`, [...idOf(key), clock()]);
      return { outcome: 'kept', offset: offset + bytes.length };
    });
  }

  async function finish(key: BatchKey): Promise<Finished> {
    if (await usual.finish(key)) return 'whole';
    return database.transaction(async (connection) => {
      const part = await find(connection, key, 'part', 'for update');
      if (part === null) return (await find(connection, key, 'whole')) === null ? 'unknown' : 'whole';
      if ((await offsetOf(connection, key)) < part.length) return 'not_yet';
      if (hashOf(await bytesOf(connection, key)) !== key.hash) {
        await remove(connection, key, 'part');
        return 'other_content';
      }
      await setState(connection, key, 'part', 'whole', '');
      return 'whole';
    });
  }

  async function put(key: BatchKey, bytes: Uint8Array): Promise<void> {
    if (await usual.put(key, bytes)) return;
    await database.transaction(async (connection) => {
      const state = await claim(connection, key, bytes.length, 'part');
      if (state !== 'part') return;
      await connection.run(`delete from ${chunk} where ${MINE}`, idOf(key));
      await connection.run(`update ${file} set length = $5 where ${MINE}`, [...idOf(key), bytes.length]);
      await addBytes(connection, key, 0, bytes);
      await setState(connection, key, 'part', 'whole', '');
    });
  }

  async function list(): Promise<readonly BatchKey[]> {
    const sql = `select device, seq, hash from ${file} where county = $1 and state = 'whole' order by device, seq, hash`;
    return database.rows(keyRow, sql, [county]);
  }

  async function usage(device: string): Promise<SpoolUsage> {
    const [row] = await database.rows(
      z.object({ open: z.number(), open_bytes: z.number(), aside: z.number(), aside_bytes: z.number() }),
      `select count(*) filter (where state = 'part') as open,
              coalesce(sum(length) filter (where state = 'part'), 0)::bigint as open_bytes,
              count(*) filter (where state = 'quarantine') as aside,
              coalesce(sum(length) filter (where state = 'quarantine'), 0)::bigint as aside_bytes
         from ${file} where county = $1 and device = $2`,
      [county, device],
    );
    if (row === undefined) throw new TypeError('A sum without a row');
    return { open: row.open, openBytes: row.open_bytes, aside: row.aside, asideBytes: row.aside_bytes };
  }

  async function scrub(): Promise<readonly BatchKey[]> {
    const changed: BatchKey[] = [];
    for (const key of await list()) if (hashOf(await bytesOf(database, key)) !== key.hash) changed.push(key);
    return changed;
  }

  return {
    upload,
    create: (key, length) => withDatabaseRoom(() => create(key, length)),
    append: (key, offset, bytes) => withDatabaseRoom(() => append(key, offset, bytes)),
    finish: (key) => withDatabaseRoom(() => finish(key)),
    put: (key, bytes) => withDatabaseRoom(() => put(key, bytes)),
    size: async (key) => (await find(database, key, 'whole'))?.length ?? null,
    read: (key) => readIn(key, 'whole'),
    list,
    quarantine: async (key, code) => void (await setState(database, key, 'whole', 'quarantine', code)),
    quarantined: async (key) => (await find(database, key, 'quarantine'))?.reason ?? null,
    release: async (key) => void (await setState(database, key, 'quarantine', 'whole', '')),
    readAside: (key) => readIn(key, 'quarantine'),
    aside: () =>
      database.rows(
        keyRow.extend({ code: z.string() }),
        `select device, seq, hash, reason as code from ${file} where county = $1 and state = 'quarantine'
          order by device, seq, hash`,
        [county],
      ),
    drop: async (key) => void (await remove(database, key, 'quarantine')),
    usage,
    forget: async (key) => void (await remove(database, key, 'whole')),
    expire: (before, device) =>
      database.run(
        `delete from ${file} where county = $1 and state = 'part' and touched_at < $2 and ($3 = '' or device = $3)`,
        [county, before, device ?? ''],
      ),
    scrub,
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { escapeLiteral, Pool, type PoolClient, TypeOverrides } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { copyBinary } from './copy-binary.ts';
import type { Connection, Database, SqlValue } from './database.ts';
import { migrate } from './migrate.ts';
import { BIGINT_TYPE, readBigint, readRows } from './read-rows.ts';

/** A server whose settings would let it forget what it acknowledged. */
export class UnsafePostgresError extends Error {}

const COPY_PIECE_BYTES = 256 * 1024;

/** The driver's own reading of types, but bigint as a whole number instead of text. */
const exactTypes = new TypeOverrides();
exactTypes.setTypeParser(BIGINT_TYPE, readBigint);

/**
 * Tables in a PostgreSQL (15 or newer) that several nodes share. Throws {@link UnsafePostgresError} when the server does not sync
 * what it commits.
 */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'aid-county',
    options: '-c synchronous_commit=on -c client_min_messages=warning',
    types: exactTypes,
  });
  // An idle connection that breaks is made anew when it is needed; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks while it is in use says so to its query; a client without a listener of its own would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database: Database = {
    ...connectionOf(pool),
    form: 'postgres',
    transaction: (work, alone) => transact(pool, work, alone),
    close: () => pool.end(),
  };
  try {
    await askSafe(database);
    await migrate(database);
    return database;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function askSafe(database: Database): Promise<void> {
  const [row] = await database.rows(
    z.object({ fsync: z.string(), pages: z.string(), commit: z.string(), version: z.string() }),
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit, current_setting('server_version_num') as version`,
  );
  if (row === undefined || Number(row.version) < 150_000)
    throw new UnsafePostgresError('PostgreSQL 版本太旧，需要 15 或更新的版本。');
  if (row.fsync !== 'on' || row.pages !== 'on' || row.commit !== 'on')
    throw new UnsafePostgresError(
      'PostgreSQL 的 fsync、full_page_writes、synchronous_commit 必须都是 on：否则断电会丢失已回执的批次。请改好配置再启动。',
    );
}

async function transact<T>(
  pool: Pool,
  work: (connection: Connection) => Promise<T>,
  alone: string | undefined,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // What is read after the wait for the lock must be what stands then, whatever the server's own setting is. Both go in one message.
    const lock =
      alone === undefined ? '' : `select pg_advisory_xact_lock(hashtextextended(${escapeLiteral(alone)}, 0))`;
    await client.query(`begin isolation level read committed; ${lock}`);
    const result = await work(connectionOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (failure) {
      broken = failure instanceof Error ? failure : new Error('Not undone');
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

function connectionOf(source: Pool | PoolClient): Connection {
  const ask = (sql: string, values: readonly SqlValue[]) => source.query(sql, [...values]);
  return {
    rows: async (schema, sql, values = []) => readRows(schema, (await ask(sql, values)).rows),
    run: async (sql, values = []) => (await ask(sql, values)).rowCount ?? 0,
    copy: async (table, columns, rows) => {
      if (rows.length === 0) return;
      // Made before the copy begins: a value that does not fit must not leave the connection waiting for bytes.
      const bytes = copyBinary(rows);
      const client = source instanceof Pool ? await source.connect() : source;
      try {
        const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin with (format binary)`));
        await pipeline(Readable.from(pieces(bytes)), stream);
      } finally {
        if (source instanceof Pool) client.release();
      }
    },
  };
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += COPY_PIECE_BYTES) yield bytes.subarray(at, at + COPY_PIECE_BYTES);
}

import { escapeLiteral, Pool, type PoolClient, TypeOverrides } from 'pg';
import { z } from 'zod';
import { copyBinary } from './copy-binary.ts';
import { copyQuery, type CopyStatement } from './copy-query.ts';
import type { Connection, Database, SqlValue, TableRows } from './database.ts';
import { migrate } from './migrate.ts';
import { BIGINT_TYPE, readBigint, readRows } from './read-rows.ts';

/** A server whose settings would let it forget what it acknowledged. */
export class UnsafePostgresError extends Error {}

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
    // One stays, however quiet it is: the others see by it that this node is there (`otherNodes`).
    min: 1,
    connectionTimeoutMillis: 10_000,
    // A server that lost its power closes nothing: whoever waits for its answer would wait for ever, with the whole county behind it.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
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

/**
 * Of a county that came after the server last counted its tables, the planner expects next to no rows, and reads all of them for every
 * key it is asked for. A plan for any county takes the index of the key. Only inside transactions: lists are planned for their own values.
 */
const PLANNED_FOR_ANY_COUNTY = 'set local plan_cache_mode = force_generic_plan';

async function transact<T>(
  pool: Pool,
  work: (connection: Connection) => Promise<T>,
  alone: string | undefined,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // What is read after the wait for the lock must be what stands then, whatever the server's own setting is. All goes in one message.
    const lock =
      alone === undefined ? '' : `select pg_advisory_xact_lock(hashtextextended(${escapeLiteral(alone)}, 0))`;
    await client.query(`begin isolation level read committed; ${PLANNED_FOR_ANY_COUNTY}; ${lock}`);
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
    copy: (filled) => copy(source, filled),
  };
}

async function copy(source: Pool | PoolClient, filled: readonly TableRows[]): Promise<void> {
  // Written before the first is begun: a value that does not fit must not leave the connection in the middle.
  const statements = filled
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, columns, rows }): CopyStatement => ({
      sql: `copy ${table} (${columns.join(', ')}) from stdin with (format binary)`,
      bytes: copyBinary(rows),
    }));
  if (statements.length === 0) return;
  const client = source instanceof Pool ? await source.connect() : source;
  let broken: Error | null = null;
  try {
    broken = await new Promise<Error | null>((resolve) => void client.query(copyQuery(statements, resolve)));
    if (broken !== null) throw broken;
  } finally {
    if (source instanceof Pool) client.release(broken ?? undefined);
  }
}

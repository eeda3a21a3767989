import { z } from 'zod';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';

/** Tables that a newer program made: this one would not understand them. */
export class NewerTablesError extends Error {}

/**
 * Brings the tables to this program's state: each migration once, in order, in one transaction of its own. Nodes that start at once
 * wait for each other.
 */
export async function migrate(database: Database): Promise<void> {
  for (const { n, statements } of [{ n: 0, statements: [] }, ...migrations]) {
    await database.transaction(async (connection) => {
      await connection.run('create table if not exists migration (n bigint primary key)');
      const done = await connection.rows(z.object({ n: z.number() }), 'select n from migration order by n');
      const newest = done.at(-1)?.n ?? 0;
      if (newest > (migrations.at(-1)?.n ?? 0))
        throw new NewerTablesError('数据表是更新版本的程序建立的。请先升级本程序。');
      if (n === 0 || done.some((other) => other.n === n)) return;
      for (const statement of statements) await connection.run(statement);
      await connection.run('insert into migration (n) values ($1)', [n]);
    }, 'aid-county/migrations');
  }
}

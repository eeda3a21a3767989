import '../../faults/simulation/disk/patch-node.ts';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { copyBinary } from '../../../county/db/copy-binary.ts';
import { FOLDED_TABLES } from '../../../county/db/migrations/steps/0020-tables.ts';
import { migrations } from '../../../county/db/migrations/migrations.ts';
import { BIGINT_TYPE, readBigint } from '../../../county/db/read-rows.ts';
import type { Asked } from '../../faults/simulation/county/sqlite-tables.ts';
import { useCheapCrypto } from '../../faults/simulation/disk/cheap-crypto.ts';
import { Coverage } from '../../faults/simulation/run/coverage.ts';
import { runSteps, stepsOf } from '../../faults/simulation/run/run-seed.ts';
import { makeWorkshop } from '../../faults/simulation/run/world.ts';

const SEEDS = 12;
const parsers = { [BIGINT_TYPE]: readBigint };

/** Rows in an order of their own where the query asks for none; bytes as text. */
function plain(sql: string, rows: readonly unknown[]): readonly string[] {
  const texts = rows.map((row) =>
    JSON.stringify(row, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ),
  );
  return / order by /.test(sql) ? texts : texts.toSorted();
}

/** A value as its row of the simulation was made from, members in one order. */
const sorted = (rows: readonly unknown[]): readonly unknown[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row as object)
        .map(([name, value]): [string, unknown] => [name, Buffer.isBuffer(value) ? new Uint8Array(value) : value])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );

/** Asks PGlite the same, in the same transactions, and compares every answer. Gives how many answers there were. */
async function replay(db: PGlite, heard: readonly Asked[]): Promise<number> {
  let [at, answers] = [0, 0];
  const one = async (connection: PGlite | Transaction, asked: Asked): Promise<void> => {
    if (asked.do === 'throw away') for (const table of FOLDED_TABLES) await connection.exec(`delete from ${table}`);
    else if (asked.do === 'copy') {
      if (asked.rows.length === 0) return;
      const blob = new Blob([new Uint8Array(copyBinary(asked.rows))]);
      await connection.query(
        `copy ${asked.table} (${asked.columns.join(', ')}) from '/dev/blob' with (format binary)`,
        [],
        { blob },
      );
    } else if (asked.do === 'rows' || asked.do === 'run') {
      const found = await connection.query(asked.sql, [...asked.values], { parsers });
      const gave = asked.do === 'run' ? [found.affectedRows ?? 0] : plain(asked.sql, sorted(found.rows));
      const before = asked.do === 'run' ? [asked.gave] : plain(asked.sql, sorted(asked.gave as readonly unknown[]));
      expect([asked.sql, gave]).toEqual([asked.sql, before]);
      answers += 1;
    }
  };
  while (at < heard.length) {
    const asked = heard[at];
    at += 1;
    if (asked?.do !== 'begin') {
      if (asked !== undefined) await one(db, asked);
      continue;
    }
    await db.transaction(async (transaction) => {
      for (; at < heard.length; at += 1) {
        const next = heard[at];
        if (next === undefined || next.do === 'commit' || next.do === 'undo') {
          at += 1;
          if (next?.do === 'undo') await transaction.rollback();
          return;
        }
        await one(transaction, next);
      }
    });
  }
  return answers;
}

test(
  'the tables of the simulation give PGlite’s answers to every question of whole runs',
  { timeout: 300_000 },
  async () => {
    useCheapCrypto(true);
    const workshop = await makeWorkshop(process.env['AID_SQLITE_BINDING'] ?? '');
    const { tables } = workshop;
    const runs: Asked[][] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const heard: Asked[] = [];
      // From the first event on: the tables start as those of a founded county, so those are thrown away first.
      tables.onAsked = (asked) => void heard.push(asked);
      expect(await runSteps(workshop, stepsOf(seed), new Coverage())).toBeNull();
      tables.onAsked = null;
      runs.push(heard);
    }
    tables.reset();
    const founded = FOLDED_TABLES.map((table) => ({ table, rows: tables.ask(`select * from ${table}`) }));
    useCheapCrypto(false);
    const db = await PGlite.create({ parsers });
    for (const { statements } of migrations) for (const statement of statements) await db.exec(statement);
    let answers = 0;
    for (const heard of runs) {
      for (const { table, rows } of founded) {
        await db.exec(`delete from ${table}`);
        for (const row of rows) {
          const names = Object.keys(row);
          const places = names.map((_, at) => `$${at + 1}`).join(', ');
          await db.query(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(row));
        }
      }
      answers += await replay(db, heard);
    }
    await db.close();
    expect(answers).toBeGreaterThan(1_000);
  },
);

import { messages, type PGlite, protocol } from '@electric-sql/pglite';
import type { SqlValue } from './database.ts';

/** What a statement gave: its rows, and how many it touched. */
export type StatementResult = { readonly rows: readonly unknown[]; readonly affected: number };
/** Asks one statement. */
export type AskStatement = (sql: string, values: readonly SqlValue[]) => Promise<StatementResult>;

type Column = { readonly name: string; readonly read: (text: string) => unknown };
type Prepared = { readonly name: string; readonly columns: readonly Column[]; uses: number };
type Parameter = string | Uint8Array | null;

/** A plan is made for tables as large as they are then: after so many uses it is made anew. */
const MOST_USES = 200;
/** Statements that are put together from what somebody looks for have no end. */
const MOST_KNOWN = 300;

const { serialize } = protocol;
const END = Buffer.concat([serialize.execute({}), serialize.sync()]);
const DESCRIBE = serialize.describe({ type: 'P' });

/**
 * Statements of a PGlite. One that is asked again is read and planned once, and then asked in one message: PGlite's own `query` sends
 * six and plans each time. Bytes go as they are, not as text.
 */
export function pgliteStatements(db: PGlite): AskStatement {
  /** Null: asked once so far. */
  const known = new Map<string, Prepared | null>();
  let made = 0;

  async function ask(sql: string, values: readonly SqlValue[]): Promise<StatementResult> {
    const prepared = await preparedFor(sql, values);
    const bound = values.map(asParameter);
    if (prepared !== null) {
      prepared.uses += 1;
      const said = await send(serialize.bind({ statement: prepared.name, values: bound }), END);
      return resultOf(said, prepared.columns);
    }
    const said = await send(serialize.parse({ text: sql }), serialize.bind({ values: bound }), DESCRIBE, END);
    return resultOf(said, columnsOf(said));
  }

  async function preparedFor(sql: string, values: readonly SqlValue[]): Promise<Prepared | null> {
    // How long a list is decides the plan: that is made for each.
    if (values.some((value) => Array.isArray(value))) return null;
    const found = known.get(sql);
    if (found === undefined) {
      if (known.size < MOST_KNOWN) known.set(sql, null);
      return null;
    }
    if (found !== null && found.uses < MOST_USES) return found;
    known.set(sql, null);
    if (found !== null) await send(serialize.close({ type: 'S', name: found.name }), serialize.sync());
    const name = `s${++made}`;
    const described = serialize.describe({ type: 'S', name });
    const said = await send(serialize.parse({ name, text: sql }), described, serialize.sync());
    const prepared = { name, columns: columnsOf(said), uses: 0 };
    known.set(sql, prepared);
    return prepared;
  }

  const send = (...parts: readonly Uint8Array[]) => db.execProtocolStream(Buffer.concat(parts), { syncToFs: false });

  function columnsOf(said: readonly object[]): readonly Column[] {
    const described = said.find((message) => message instanceof messages.RowDescriptionMessage);
    return (described?.fields ?? []).map(({ name, dataTypeID }) => {
      const parser = db.parsers[dataTypeID];
      return { name, read: (text) => (parser === undefined ? text : parser(text, dataTypeID)) };
    });
  }

  return (sql, values) => db.runExclusive(() => ask(sql, values));
}

function resultOf(said: readonly object[], columns: readonly Column[]): StatementResult {
  const rows: unknown[] = [];
  let affected = 0;
  for (const message of said) {
    if (message instanceof messages.DataRowMessage) rows.push(rowOf(message.fields, columns));
    else if (message instanceof messages.CommandCompleteMessage) affected = affectedBy(message.text);
  }
  return { rows, affected };
}

function rowOf(texts: readonly (string | null)[], columns: readonly Column[]): unknown {
  const row: Record<string, unknown> = {};
  for (const [at, { name, read }] of columns.entries()) {
    const text = texts[at] ?? null;
    row[name] = text === null ? null : read(text);
  }
  return row;
}

/** `INSERT 0 3`, `UPDATE 3`; a `SELECT 3` touched nothing. */
function affectedBy(tag: string): number {
  return /^(?:INSERT|UPDATE|DELETE|MERGE) /.test(tag) ? Number(tag.slice(tag.lastIndexOf(' ') + 1)) : 0;
}

/** As PostgreSQL reads it, whatever the type of the column. */
function asParameter(value: SqlValue): Parameter {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'object') return `{${value.map((each) => `"${each.replaceAll(/["\\]/g, '\\$&')}"`).join()}}`;
  return String(value);
}

import type Sqlite from 'better-sqlite3';

/** Rows, and what they were read as by the schemas that asked. Nobody may change either: others get the same. */
export type Answer<Row> = { readonly rows: readonly Row[]; readonly read: Map<unknown, unknown> };

type Kept<Row> = Answer<Row> & { readonly at: number };
/** How often a table was changed. */
type Changes = { count: number };

/** Two lists of values have the same only when they are the same; null: bytes are among them, and nothing is kept. */
function keyOf(values: readonly unknown[]): string | null {
  let key = '';
  for (const value of values) {
    if (typeof value === 'string') key += `${value.length}'${value}`;
    else if (typeof value === 'object' && value !== null) {
      if (value instanceof Uint8Array) return null;
      key += `;${JSON.stringify(value)}`;
    } else key += `,${String(value)}`;
  }
  return key;
}

/** What one query gave, by its values. */
export class Answers<Row> {
  readonly #of: readonly Changes[];
  readonly #changes: Changes | null;
  readonly #kept = new Map<string, Kept<Row>>();
  readonly #all: Changes;

  /** `of`: the tables it reads; `changes`: the one that it changes, when it is a change that gives rows. */
  constructor(all: Changes, of: readonly Changes[], changes: Changes | null) {
    this.#all = all;
    this.#of = of;
    this.#changes = changes;
  }

  /** The rows of before, when no table that they come from was changed since. */
  ask(values: readonly unknown[], read: () => readonly Row[]): Answer<Row> {
    if (this.#changes !== null) {
      this.#changes.count += 1;
      this.#all.count += 1;
      return { rows: read(), read: new Map() };
    }
    const key = keyOf(values);
    if (key === null) return { rows: read(), read: new Map() };
    let at = 0;
    for (const { count } of this.#of) at += count;
    const before = this.#kept.get(key);
    if (before?.at === at) return before;
    const made = { at, rows: read(), read: new Map() };
    this.#kept.set(key, made);
    return made;
  }

  forget(): void {
    this.#kept.clear();
  }
}

/**
 * Answers of tables in memory, kept until a table that they come from is changed: most questions of a run are asked again and again. What
 * SQLite would say is said all the same, only not worked out twice.
 */
export class KnownAnswers<Row> {
  readonly #tables: ReadonlyMap<string, Changes>;
  readonly #all: Changes = { count: 0 };
  readonly #answers: Answers<Row>[] = [];
  readonly #changed = new Map<string, Changes>();

  constructor(db: Sqlite.Database) {
    const names = db.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
    this.#tables = new Map(names.map((name) => [name, { count: 0 }]));
  }

  /** Another number after whatever may have changed a row. */
  get version(): number {
    return this.#all.count;
  }

  of(sql: string): Answers<Row> {
    const words = new Set(sql.match(/\w+/g));
    const of = [...this.#tables].flatMap(([name, changes]) => (words.has(name) ? [changes] : []));
    const isChange = !/^\s*(select|with)\b/i.test(sql);
    const made = new Answers<Row>(this.#all, of, isChange ? this.#changedBy(sql) : null);
    this.#answers.push(made);
    return made;
  }

  noteChange(sql: string): void {
    this.#changedBy(sql).count += 1;
    this.#all.count += 1;
  }

  /** Something was undone, thrown away or changed unseen. */
  noteAll(): void {
    for (const changes of this.#tables.values()) changes.count += 1;
    this.#all.count += 1;
  }

  /** Another run begins: what was asked in the last one is not asked again. */
  forget(): void {
    this.noteAll();
    for (const answers of this.#answers) answers.forget();
  }

  #changedBy(sql: string): Changes {
    const known = this.#changed.get(sql);
    if (known !== undefined) return known;
    const name = /^\s*(?:insert (?:or \w+ )?into|replace into|update|delete from)\s+"?(\w+)/i.exec(sql)?.[1] ?? '';
    const changes = this.#tables.get(name);
    if (changes === undefined) throw new Error(`Which table does this change: ${sql}`);
    this.#changed.set(sql, changes);
    return changes;
  }
}

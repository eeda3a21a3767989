/** What SQLite keeps. Amounts are whole fen, dates and ids text. */
export type SqlValue = string | number | null | Uint8Array;

/** A statement and its parameters. Only `sql` and `identifier` make one, so no value ever becomes part of the text. */
export class Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];

  constructor(text: string, values: readonly SqlValue[]) {
    this.text = text;
    this.values = values;
  }
}

/** Tagged template: values become parameters, other `Sql` is put in place. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    if (part instanceof Sql) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  }
  return new Sql(text, values);
}

/** A table or column name. Throws unless it is plain lower-case words. */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`Not a name of a table or column: ${name}`);
  return new Sql(name, []);
}

/** Parts with commas between them. */
export function commaList(parts: readonly Sql[]): Sql {
  return new Sql(
    parts.map((part) => part.text).join(', '),
    parts.flatMap((part) => part.values),
  );
}

const texts = new Map<string, string>();

/** The text of a statement that is run for many rows, put together and checked once for each list of columns. */
function textFor(kind: 'insert' | 'update', table: string, names: readonly string[]): string {
  const key = `${kind} ${table} ${names.join()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const columns = names.map((name) => identifier(name).text);
  const { text: into } = identifier(table);
  const made =
    kind === 'insert'
      ? `INSERT INTO ${into} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
      : `UPDATE ${into} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
  texts.set(key, made);
  return made;
}

type Columns = Readonly<Record<string, SqlValue>>;

/** Adds a row with these columns. Throws on a name that is not plain lower-case words. */
export const insertInto = (table: string, row: Columns): Sql =>
  new Sql(textFor('insert', table, Object.keys(row)), Object.values(row));

/** Gives these columns of one row other values. Throws on a name that is not plain lower-case words. */
export const updateById = (table: string, id: string, row: Columns): Sql =>
  new Sql(textFor('update', table, Object.keys(row)), [...Object.values(row), id]);

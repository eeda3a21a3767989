import { sql, type Sql } from '../db/sql.ts';
import { listOf, members, textOf } from '../read-json.ts';
import type { SearchRow } from '../records.ts';
import { type Clear, type SealedTable, selectSoundRows, type Stored } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { type ApplicationRow, applicationTable, statusOf } from '../tables/application.ts';
import { type PersonRow, personTable } from '../tables/person.ts';

type Fields = Pick<SearchRow, 'name' | 'idNumber' | 'phone' | 'village'>;

const fieldsOf = (from: Readonly<Record<string, unknown>>): Fields => ({
  name: textOf(from, 'name'),
  idNumber: textOf(from, 'idNumber'),
  phone: textOf(from, 'phone'),
  village: textOf(from, 'village'),
});

/** The same tables, of whose content only what is searched is read: a whole form takes ten times as long. */
const persons: SealedTable<PersonRow, Fields> = {
  ...personTable,
  read: (json) => fieldsOf(members(json)),
  write: () => neverWritten(),
};

const applications: SealedTable<ApplicationRow, Fields & Pick<SearchRow, 'bills'>> = {
  ...applicationTable,
  read: (json) => {
    const form = members(json);
    const bills = listOf(form, 'visits', (visit) => textOf(members(members(visit)['bill']), 'number').trim());
    return { ...fieldsOf(members(form['person'])), bills: bills.filter((bill) => bill !== '') };
  },
  write: () => neverWritten(),
};

function neverWritten(): never {
  throw new Error('Read for searching only');
}

const ofPerson = ({ id, row, content }: Stored<PersonRow, Fields>): SearchRow => ({
  kind: 'person',
  id,
  ...content(),
  number: null,
  bills: [],
  status: null,
  at: row.updated_at,
});

const ofApplication = ({ id, row, content }: Stored<ApplicationRow, Fields & Pick<SearchRow, 'bills'>>): SearchRow => ({
  kind: 'application',
  id,
  ...content(),
  number: row.number,
  status: statusOf(row),
  at: row.updated_at,
});

/** What can be searched, in the order of the ids, which is the order in which the records came into being. */
export function searchableStore(context: StoreContext): Store['searchable'] {
  const read = <Row extends Clear, Content>(
    table: SealedTable<Row, Content>,
    where: Sql,
    use: (stored: Stored<Row, Content>) => SearchRow,
  ): readonly SearchRow[] => selectSoundRows(context, table, where, use);
  const rowsOf = (kind: SearchRow['kind'], where: Sql): readonly SearchRow[] =>
    kind === 'person' ? read(persons, where, ofPerson) : read(applications, where, ofApplication);
  const countOf = (count: Sql): number => Number(context.db.get(count)?.['count'] ?? 0);
  return {
    count: () =>
      countOf(sql`SELECT count(*) AS count FROM person`) + countOf(sql`SELECT count(*) AS count FROM application`),
    after: (kind, id, most) => rowsOf(kind, sql`WHERE id > ${id} ORDER BY id LIMIT ${most}`),
    get: (kind, id) => rowsOf(kind, sql`WHERE id = ${id}`)[0] ?? null,
  };
}

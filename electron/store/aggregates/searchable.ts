import { APPLICATION_STATUSES, type ApplicationStatus } from '#shared/domain/application-status.ts';
import { fen, sumFen } from '#shared/fen.ts';
import { readAmount } from '#shared/typed-text.ts';
import { sql, type Sql } from '../db/sql.ts';
import { listOf, members, textOf } from '../read-json.ts';
import type { ListedFacts, SearchRow } from '../records.ts';
import { type Clear, type SealedTable, selectSoundRows, type Stored } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import { StoreError } from '../store-error.ts';
import type { Store } from '../store.ts';
import {
  type ApplicationRow,
  applicationTable,
  pausesOf,
  STANDINGS,
  standingAt,
  statusOf,
} from '../tables/case/application.ts';
import { type PersonRow, personTable } from '../tables/case/person.ts';

type Visits = Pick<SearchRow, 'bills'> & Pick<ListedFacts, 'visitCount' | 'totalCost'>;
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

const applications: SealedTable<ApplicationRow, Fields & Visits> = {
  ...applicationTable,
  read: (json) => {
    const form = members(json);
    return { ...fieldsOf(members(form['person'])), ...visitsOf(form) };
  },
  write: () => neverWritten(),
};

/** The bill lines of a form in which something was typed. */
function visitsOf(form: Readonly<Record<string, unknown>>): Visits {
  const visits = listOf(form, 'visits', readVisit).filter(({ isTouched }) => isTouched);
  const totals = visits.flatMap(({ total }) => {
    const read = total === '' ? null : readAmount(total);
    return read?.ok === true ? [fen(read.amount)] : [];
  });
  return {
    bills: visits.map(({ bill }) => bill).filter((bill) => bill !== ''),
    visitCount: visits.length,
    totalCost: totals.length === 0 ? null : sumFen(totals),
  };
}

function readVisit(json: unknown): { readonly bill: string; readonly total: string; readonly isTouched: boolean } {
  const visit = members(json);
  const amounts = members(visit['amounts']);
  const bill = textOf(members(visit['bill']), 'number').trim();
  const typed = [bill, ...['hospital', 'from', 'to', 'diagnosis'].map((name) => textOf(visit, name))];
  const isTouched = typed.some(isTyped) || Object.keys(amounts).some((name) => isTyped(textOf(amounts, name)));
  return { bill, total: textOf(amounts, 'total').trim(), isTouched };
}

const isTyped = (text: string): boolean => text.trim() !== '';

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
  listed: null,
});

const ofApplication = ({ id, revision, row, content }: Stored<ApplicationRow, Fields & Visits>): SearchRow => {
  const { visitCount, totalCost, ...fields } = content();
  return {
    kind: 'application',
    id,
    ...fields,
    number: row.number,
    status: statusOf(row),
    at: row.updated_at,
    listed: {
      revision,
      visitCount,
      totalCost,
      payable: row.payable === null ? null : fen(row.payable),
      createdAt: row.created_at,
      acceptedOn: row.accepted_on,
      pauses: pausesOf(row),
    },
  };
};

/** The rows that a list wants: of one status, all but the discarded ones, or all. */
function wantedRows(status: ApplicationStatus | 'all' | null): Sql {
  if (status === null) return sql`true`;
  return status === 'all' ? sql`status <> 'discarded'` : standingAt(status);
}

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
    newest: (status, most) =>
      rowsOf('application', sql`WHERE ${wantedRows(status)} ORDER BY updated_at DESC, id DESC LIMIT ${most}`),
    byStatus: () => {
      const byStatus = new Map<ApplicationStatus, number>();
      for (const { status: stored, count } of context.db.all(
        sql`SELECT status, count(*) AS count FROM application GROUP BY status`,
      )) {
        const status = APPLICATION_STATUSES.find((each) => each === stored);
        if (status === undefined) throw new StoreError('ROW_TAMPERED', { table: applicationTable.label });
        byStatus.set(status, Number(count));
      }
      // Beside the usual way they are accepted in `status`; of these there are few at a time.
      for (const standing of STANDINGS) {
        const count = countOf(sql`SELECT count(*) AS count FROM application WHERE ${standingAt(standing)}`);
        byStatus.set(standing, count).set('accepted', (byStatus.get('accepted') ?? 0) - count);
      }
      for (const status of ['reviewed', 'noticing'] as const) {
        const count = countOf(sql`SELECT count(*) AS count FROM application WHERE ${standingAt(status)}`);
        byStatus.set(status, count).set('settled', (byStatus.get('settled') ?? 0) - count);
      }
      return byStatus;
    },
  };
}

import { canonicalJson } from '#shared/canonical-json.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { Write } from '../../audit/writer.ts';
import { sql, type Sql } from '../../db/sql.ts';
import type { PersonInput } from '../../records.ts';
import {
  type Clear,
  insertRow,
  replaceRow,
  type SealedTable,
  selectRows,
  type Stored,
} from '../../rows/sealed-table.ts';
import {
  identityTable,
  openingTable,
  type PersonContent,
  personIndexes,
  type PersonRow,
  personTable,
} from '../../tables/case/person.ts';
import { isOfPerson } from '../../tables/people/person-merge.ts';
import { keepOld } from '../../tables/superseded.ts';

/** Adds the person or puts the next revision in place, the old one kept; gives the id. */
export function keepPerson(
  write: Write,
  newId: () => string,
  applicationId: string,
  input: PersonInput,
  stored: Stored<PersonRow, PersonContent> | null,
): string {
  const { identities: _identities, openings: _openings, ...said } = input;
  // An application under a former number says nothing of who the person is by now.
  const content = stored !== null && !isSameNumber(stored.content(), said) ? stored.content() : said;
  const id = putFile(write, newId, stored, content);
  keepBelongings(write, newId, id, applicationId, input);
  return id;
}

/** Puts the next revision of a file in place where it says something else, the old one kept; null: a new file. */
export function putFile(
  write: Write,
  newId: () => string,
  stored: Stored<PersonRow, PersonContent> | null,
  content: PersonContent,
): string {
  const row: PersonRow = {
    ...personIndexes(write.sealer, content),
    created_at: stored?.row.created_at ?? write.now,
    updated_at: write.now,
  };
  const id = stored?.id ?? newId();
  if (stored === null) insertRow(write, personTable, { id, revision: 1 }, row, content);
  else if (!isSame(stored.content(), content)) {
    keepOld(write, newId, personTable, stored);
    replaceRow(write, personTable, { id, revision: stored.revision + 1 }, row, content);
  }
  return id;
}

/** What an application declares of a person's identities and of aid paid elsewhere takes the place of what counted before. */
export function keepBelongings(
  write: Write,
  newId: () => string,
  id: string,
  applicationId: string,
  { identities, openings }: Pick<PersonInput, 'identities' | 'openings'>,
): void {
  dropBelongings(write, id);
  for (const [position, { key, category, source, from, to }] of identities.entries()) {
    const clear = {
      person_id: id,
      application_id: applicationId,
      position,
      state: 'current',
      from_on: from,
      to_on: to,
    } as const;
    insertRow(write, identityTable, { id: newId(), revision: 1 }, clear, { key, category, source });
  }
  for (const [position, { key, year, burden, x, paid }] of openings.entries()) {
    const clear = {
      person_id: id,
      application_id: applicationId,
      position,
      state: 'current',
      year,
      burden,
      paid: canonicalJson(paid),
    } as const;
    insertRow(write, openingTable, { id: newId(), revision: 1 }, clear, { key, x });
  }
}

/** Whether two say the same number, however it was typed. */
export const isSameNumber = (a: Pick<PersonContent, 'idNumber'>, b: Pick<PersonContent, 'idNumber'>): boolean =>
  normaliseIdNumber(a.idNumber) === normaliseIdNumber(b.idNumber);

const isSame = (a: PersonContent, b: PersonContent): boolean => canonicalJson(a) === canonicalJson(b);

/** Identities and openings are declared as a whole; those that counted before stay, marked as replaced. */
export function dropBelongings(write: Write, personId: string): void {
  const current = sql`WHERE ${isOfPerson(write, personId)} AND state = 'current'`;
  markReplaced(write, identityTable, current);
  markReplaced(write, openingTable, current);
}

function markReplaced<Row extends Clear & { readonly state: 'current' | 'replaced' }, Content>(
  write: Write,
  table: SealedTable<Row, Content>,
  current: Sql,
): void {
  for (const { id, revision, row, content } of selectRows(write, table, current)) {
    replaceRow(write, table, { id, revision: revision + 1 }, { ...row, state: 'replaced' }, content());
  }
}

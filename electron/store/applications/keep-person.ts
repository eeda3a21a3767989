import { canonicalJson } from '#shared/canonical-json.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { Write } from '../audit/writer.ts';
import { commaList, sql, type Sql } from '../db/sql.ts';
import type { PersonInput } from '../records.ts';
import {
  type Clear,
  findRow,
  insertRow,
  replaceRow,
  type RowReader,
  type SealedTable,
  selectRows,
  type Stored,
} from '../rows/sealed-table.ts';
import {
  identityTable,
  openingTable,
  type PersonContent,
  personIndexes,
  type PersonRow,
  personTable,
} from '../tables/case/person.ts';
import { formerHolder } from '../tables/people/former-number.ts';
import { isOfPerson } from '../tables/people/person-merge.ts';
import { keepOld } from '../tables/superseded.ts';

/** The person who has or had an identity number, however it was typed; null when there is none. Merges are not followed. */
export function findPerson(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  idNumber: string,
): Stored<PersonRow, PersonContent> | null {
  const indexes = reader.sealer.indexes('id_number', normaliseIdNumber(idNumber)).map((index) => sql`${index}`);
  const [stored] = selectRows(reader, personTable, sql`WHERE id_number_index IN (${commaList(indexes)})`);
  if (stored !== undefined) return stored;
  const holder = formerHolder(reader, idNumber);
  return holder === null ? null : findRow(reader, personTable, holder);
}

/** Adds the person or puts the next revision in place, the old one kept; gives the id. */
export function keepPerson(write: Write, newId: () => string, applicationId: string, input: PersonInput): string {
  const { identities, openings, ...said } = input;
  const stored = findPerson(write, input.idNumber);
  const content = stored === null ? said : { ...said, ...ownNumber(stored.content(), said) };
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
  return id;
}

/** An application under a former number says nothing of who the person is by now. */
function ownNumber(
  { idType, idNumber, sex, birthDate }: PersonContent,
  said: Pick<PersonContent, 'idNumber'>,
): Partial<PersonContent> {
  return normaliseIdNumber(idNumber) === normaliseIdNumber(said.idNumber) ? {} : { idType, idNumber, sex, birthDate };
}

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

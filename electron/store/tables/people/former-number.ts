import { ID_TYPES, type IdType } from '#shared/domain/person/id-document.ts';
import { NUMBER_ENDS, type NumberEnd } from '#shared/domain/person/number-end.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { commaList, sql } from '../../db/sql.ts';
import { choiceOf, members, textOf } from '../../read-json.ts';
import type { RowSealer } from '../../rows/row-sealer.ts';
import { type RowReader, type SealedTable, selectRows, type Stored } from '../../rows/sealed-table.ts';

type FormerNumberRow = {
  readonly person_id: string;
  readonly number_index: Uint8Array;
  readonly ended_at: string;
};

type FormerNumberContent = { readonly idType: IdType; readonly idNumber: string; readonly why: NumberEnd };

const indexOf = (sealer: RowSealer, idNumber: string): Buffer => sealer.index('id_number', normaliseIdNumber(idNumber));

/**
 * Numbers under which a person was known: a newborn's before registration leads to the person for ever; a mistyped one
 * leads nobody but the applications that were accepted under it, because it is somebody else's.
 */
export const formerNumberTable: SealedTable<FormerNumberRow, FormerNumberContent> = {
  name: 'former_number',
  label: '曾用证件号',
  columns: { person_id: true, number_index: true, ended_at: true },
  read: (json) => {
    const from = members(json);
    return {
      idType: choiceOf(from, 'idType', ID_TYPES),
      idNumber: textOf(from, 'idNumber'),
      // Rows from before it was asked do not say it.
      why: from['why'] === undefined ? 'changed' : choiceOf(from, 'why', NUMBER_ENDS),
    };
  },
  write: (content) => content,
  reindex: (sealer, json) => ({ number_index: indexOf(sealer, textOf(members(json), 'idNumber')) }),
};

/** The row of a new former number. */
export const formerNumberRow = (
  sealer: RowSealer,
  personId: string,
  idNumber: string,
  endedAt: string,
): FormerNumberRow => ({ person_id: personId, number_index: indexOf(sealer, idNumber), ended_at: endedAt });

type Reader = Pick<RowReader, 'db' | 'sealer'>;
type StoredNumber = Stored<FormerNumberRow, FormerNumberContent>;

/** Everybody's rows of a number; one for each person, and more than one once it was mistyped for somebody. */
function rowsOf(reader: Reader, idNumber: string): readonly StoredNumber[] {
  const indexes = reader.sealer.indexes('id_number', normaliseIdNumber(idNumber)).map((index) => sql`${index}`);
  const where = sql`WHERE number_index IN (${commaList(indexes)}) ORDER BY ended_at, id`;
  return selectRows(reader, formerNumberTable, where);
}

/** Id of the person who had a number once, however it was typed; null when nobody had, or it only was mistyped. */
export const formerHolder = (reader: Reader, idNumber: string): string | null =>
  rowsOf(reader, idNumber).find(({ content }) => content().why === 'changed')?.row.person_id ?? null;

/** Whether a number stood in a file once, mistyped or not; `personId` null: in anybody's. */
export const hadNumber = (reader: Reader, personId: string | null, idNumber: string): boolean =>
  rowsOf(reader, idNumber).some(({ row }) => personId === null || row.person_id === personId);

/** The row of a number that was somebody's; null: it never was. */
export const formerOf = (reader: Reader, personId: string, idNumber: string): StoredNumber | null =>
  rowsOf(reader, idNumber).find(({ row }) => row.person_id === personId) ?? null;

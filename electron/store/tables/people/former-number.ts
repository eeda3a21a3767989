import { ID_TYPES, type IdType } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { commaList, sql } from '../../db/sql.ts';
import { choiceOf, members, textOf } from '../../read-json.ts';
import type { RowSealer } from '../../rows/row-sealer.ts';
import { type RowReader, type SealedTable, selectRows } from '../../rows/sealed-table.ts';

type FormerNumberRow = {
  readonly person_id: string;
  readonly number_index: Uint8Array;
  readonly ended_at: string;
};
type FormerNumberContent = { readonly idType: IdType; readonly idNumber: string };

const indexOf = (sealer: RowSealer, idNumber: string): Buffer => sealer.index('id_number', normaliseIdNumber(idNumber));

/** Numbers under which a person was known: a newborn's before registration, a mistyped one. They still lead to the person. */
export const formerNumberTable: SealedTable<FormerNumberRow, FormerNumberContent> = {
  name: 'former_number',
  label: '曾用证件号',
  columns: { person_id: true, number_index: true, ended_at: true },
  read: (json) => {
    const from = members(json);
    return { idType: choiceOf(from, 'idType', ID_TYPES), idNumber: textOf(from, 'idNumber') };
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

/** Id of the person who had a number once, however it was typed; null when nobody had. */
export function formerHolder(reader: Pick<RowReader, 'db' | 'sealer'>, idNumber: string): string | null {
  const indexes = reader.sealer.indexes('id_number', normaliseIdNumber(idNumber)).map((index) => sql`${index}`);
  const [stored] = selectRows(reader, formerNumberTable, sql`WHERE number_index IN (${commaList(indexes)})`);
  return stored?.row.person_id ?? null;
}

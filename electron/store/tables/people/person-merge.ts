import { commaList, sql, type Sql } from '../../db/sql.ts';
import { members, textOf } from '../../read-json.ts';
import { type RowReader, type SealedTable, selectRows, type Stored } from '../../rows/sealed-table.ts';

export type PersonMergeRow = {
  readonly kept_id: string;
  readonly gone_id: string;
  readonly state: 'current' | 'undone';
  readonly merged_at: string;
  readonly undone_at: string | null;
};
export type PersonMergeContent = { readonly reason: string; readonly who: string };

/** Files that were found to be of one person. Nothing is moved: whoever asks for one asks for all of them. */
export const personMergeTable: SealedTable<PersonMergeRow, PersonMergeContent> = {
  name: 'person_merge',
  label: '档案合并',
  columns: { kept_id: true, gone_id: true, state: true, merged_at: true, undone_at: true },
  read: (json) => {
    const from = members(json);
    return { reason: textOf(from, 'reason'), who: textOf(from, 'who') };
  },
  write: (content) => content,
};

type Reader = Pick<RowReader, 'db' | 'sealer'>;

/** The merges in force that touch a person. */
export const mergesOf = (reader: Reader, personId: string): readonly Stored<PersonMergeRow, PersonMergeContent>[] =>
  selectRows(
    reader,
    personMergeTable,
    sql`WHERE state = 'current' AND (kept_id = ${personId} OR gone_id = ${personId}) ORDER BY merged_at, id`,
  );

/** The person whose file stands for a merged one; the person itself where nothing was merged. */
export function rootOf(reader: Reader, personId: string): string {
  let root = personId;
  // A person goes into another one at most once, and never in a circle: `merge-persons.ts` sees to both.
  for (;;) {
    const into = mergesOf(reader, root).find(({ row }) => row.gone_id === root);
    if (into === undefined) return root;
    root = into.row.kept_id;
  }
}

/** Everybody who is the same person, the one whose file stands for all of them first. */
export function samePersons(reader: Reader, personId: string): readonly string[] {
  const found = [rootOf(reader, personId)];
  for (const id of found) {
    for (const { row } of mergesOf(reader, id)) if (row.kept_id === id) found.push(row.gone_id);
  }
  return found;
}

/** `person_id IN (…)`: the rows of somebody under every file of theirs. */
export const isOfPerson = (reader: Reader, personId: string): Sql =>
  sql`person_id IN (${commaList(samePersons(reader, personId).map((id) => sql`${id}`))})`;

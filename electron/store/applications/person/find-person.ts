import { MOST_CHILDREN, newbornNumber } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { commaList, sql } from '../../db/sql.ts';
import { findRow, type RowReader, selectRows, type Stored } from '../../rows/sealed-table.ts';
import { type PersonContent, type PersonRow, personTable } from '../../tables/case/person.ts';
import { formerHolder, hadNumber } from '../../tables/people/former-number.ts';
import { samePersons } from '../../tables/people/person-merge.ts';

type Reader = Pick<RowReader, 'db' | 'sealer'>;
type StoredPerson = Stored<PersonRow, PersonContent>;

/** An application that was accepted before: whose it was, and the name it says now. */
export type Own = { readonly personId: string; readonly name: string };

function holderOf(reader: Reader, idNumber: string): StoredPerson | null {
  const indexes = reader.sealer.indexes('id_number', normaliseIdNumber(idNumber)).map((index) => sql`${index}`);
  const [stored] = selectRows(reader, personTable, sql`WHERE id_number_index IN (${commaList(indexes)})`);
  return stored ?? null;
}

/**
 * The person who has or had an identity number, however it was typed; null when there is none. Merges are not followed.
 * A number that was mistyped for somebody leads nobody there but that person's `own` applications.
 */
export function findPerson(reader: Reader, idNumber: string, own: Own | null = null): StoredPerson | null {
  const stored = holderOf(reader, idNumber);
  const files = own === null ? [] : samePersons(reader, own.personId);
  const ownId = files.find((id) => hadNumber(reader, id, idNumber));
  const mine = ownId === undefined ? null : findRow(reader, personTable, ownId);
  // Somebody else has the number by now: the name says whose application it is.
  if (mine !== null && (stored === null || mine.content().name === own?.name)) return mine;
  if (stored !== null) return stored;
  const holder = formerHolder(reader, idNumber);
  return holder === null ? null : findRow(reader, personTable, holder);
}

const isNumberOf = (content: PersonContent, idNumber: string): boolean =>
  normaliseIdNumber(content.idNumber) === normaliseIdNumber(idNumber);

/** The first order of a guardian's children that nobody ever had; null: all are used. A former number counts. */
export function nextNewborn(reader: Reader, guardian: string): string | null {
  const numbers = Array.from({ length: MOST_CHILDREN }, (_, index) => newbornNumber(guardian, index + 1));
  return numbers.find((number) => holderOf(reader, number) === null && !hadNumber(reader, null, number)) ?? null;
}

const GUARDIAN = 18;

/** The sentence that this order of a guardian's children is another child's. */
export function orderUsed(reader: Reader, holder: PersonContent, idNumber: string): Result<never> {
  const text = normaliseIdNumber(idNumber);
  const next = nextNewborn(reader, text.slice(0, GUARDIAN));
  return fail('NEWBORN_ORDER_USED', {
    used: text.slice(GUARDIAN).padStart(2, '0'),
    name: holder.name,
    next: next === null ? '别的证件号' : next.slice(-2),
  });
}

/**
 * Whether an application may go to the person its number leads to: NEWBORN_ORDER_USED when that is another child of the
 * guardian, FORMER_NUMBER when the number is not theirs any more and name or birth date are others.
 */
export function mayBe(
  reader: Reader,
  stored: StoredPerson,
  said: Pick<PersonContent, 'idType' | 'idNumber' | 'name' | 'sex' | 'birthDate'>,
  own: Own | null,
): Result<void> {
  const content = stored.content();
  const isFormer = !isNumberOf(content, said.idNumber);
  const isOwn = own !== null && samePersons(reader, own.personId).includes(stored.id);
  const isOtherName = isFormer && content.name !== said.name;
  const isOtherBirth = !isOwn && content.birthDate !== said.birthDate;
  if (said.idType === 'newborn') {
    const isOtherChild = isOtherName || isOtherBirth || (!isOwn && content.sex !== said.sex);
    return isOtherChild ? orderUsed(reader, content, said.idNumber) : ok(undefined);
  }
  return isFormer && (isOtherName || isOtherBirth) ? fail('FORMER_NUMBER', { name: content.name }) : ok(undefined);
}

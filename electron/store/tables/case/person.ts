import { toDay } from '#shared/day.ts';
import { applicationForm } from '#shared/domain/application-form.ts';
import { ID_TYPES, typeOfNumber } from '#shared/domain/person/id-document.ts';
import { type InsuredFacts, NOTHING_INSURED } from '#shared/domain/asked/read-insured.ts';
import { fen, type Fen } from '#shared/fen.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { CATEGORY_NAMES, type CategoryId } from '#shared/settlement/category.ts';
import type { Insurance } from '#shared/settlement/vocabulary.ts';
import { readAccountNumber, tidyBillText } from '#shared/typed-text.ts';
import { sql } from '../../db/sql.ts';
import { choiceOf, members, nullableOf, textOf, wholeNumberOf } from '../../read-json.ts';
import type { IdentityInput, OpeningInput, PersonInput, PersonRecord } from '../../records.ts';
import type { RowSealer } from '../../rows/row-sealer.ts';
import { type RowReader, type SealedTable, selectRows, type Stored } from '../../rows/sealed-table.ts';
import { isOfPerson } from '../people/person-merge.ts';

export type PersonRow = {
  readonly id_number_index: Uint8Array;
  readonly account_index: Uint8Array;
  readonly created_at: string;
  readonly updated_at: string;
};
export type PersonContent = Omit<PersonInput, 'identities' | 'openings' | 'insurance'> & {
  /** Null: a file made without an application does not know it yet. */
  readonly insurance: Insurance | null;
};

const INSURANCES: readonly Insurance[] = ['resident', 'employee', 'none'];

/** Rows of the first release do not say it. */
function readInsured(value: unknown): InsuredFacts {
  if (value === undefined) return NOTHING_INSURED;
  const from = members(value);
  const day = (name: string): InsuredFacts['paidOn'] => {
    const text = nullableOf(from, name, textOf);
    return text === null ? null : toDay(text);
  };
  return {
    hukou: nullableOf(from, 'hukou', textOf),
    paidOn: day('paidOn'),
    forYear: nullableOf(from, 'forYear', wholeNumberOf),
    employeeEndedOn: day('employeeEndedOn'),
  };
}

export const personTable: SealedTable<PersonRow, PersonContent> = {
  name: 'person',
  label: '人员',
  columns: { id_number_index: true, account_index: true, created_at: true, updated_at: true },
  read: (json) => {
    const from = members(json);
    const idNumber = textOf(from, 'idNumber');
    return {
      // Rows of the first release do not say it.
      idType: from['idType'] === undefined ? typeOfNumber(idNumber) : choiceOf(from, 'idType', ID_TYPES),
      idNumber,
      name: textOf(from, 'name'),
      sex: choiceOf(from, 'sex', ['male', 'female']),
      birthDate: toDay(textOf(from, 'birthDate')),
      phone: textOf(from, 'phone'),
      address: textOf(from, 'address'),
      village: textOf(from, 'village'),
      insurance: nullableOf(from, 'insurance', (whole, name) => choiceOf(whole, name, INSURANCES)),
      insured: readInsured(from['insured']),
      account: applicationForm.shape.account.parse(from['account']),
    };
  },
  write: (content) => content,
  reindex: (sealer, json) => personIndexes(sealer, personTable.read(json)),
};

/** An account however it was typed. */
export const accountText = (typed: string): string => readAccountNumber(typed) ?? tidyBillText(typed);

/** The indexes a person is found by: the identity number and the account, however they were typed. */
export const personIndexes = (
  sealer: RowSealer,
  { idNumber, account }: Pick<PersonContent, 'idNumber' | 'account'>,
): Pick<PersonRow, 'id_number_index' | 'account_index'> => ({
  id_number_index: sealer.index('id_number', normaliseIdNumber(idNumber)),
  account_index: sealer.index('account', accountText(account.number)),
});

type Belonging = {
  readonly person_id: string;
  readonly application_id: string;
  readonly position: number;
  readonly state: 'current' | 'replaced';
};
const belonging = { person_id: true, application_id: true, position: true, state: true } as const;

export type IdentityRow = Belonging & { readonly from_on: string; readonly to_on: string | null };
export type IdentityContent = Pick<IdentityInput, 'key' | 'category' | 'source'>;

const CATEGORIES = Object.keys(CATEGORY_NAMES) as readonly CategoryId[]; // keys of a constant

export const identityTable: SealedTable<IdentityRow, IdentityContent> = {
  name: 'identity',
  label: '身份',
  columns: { ...belonging, from_on: true, to_on: true },
  read: (json) => {
    const from = members(json);
    return {
      key: textOf(from, 'key'),
      category: choiceOf(from, 'category', CATEGORIES),
      source: textOf(from, 'source'),
    };
  },
  write: ({ key, category, source }) => ({ key, category, source }),
};

export type OpeningRow = Belonging & {
  readonly year: number;
  readonly burden: number;
  /** Fen by fund id, canonical JSON. */
  readonly paid: string;
};
export type OpeningContent = Pick<OpeningInput, 'key' | 'x'>;

export const openingTable: SealedTable<OpeningRow, OpeningContent> = {
  name: 'opening',
  label: '已在别处救助',
  columns: { ...belonging, year: true, burden: true, paid: true },
  read: (json) => {
    const from = members(json);
    // Rows of the first release do not say x.
    const x = from['x'] === undefined ? null : nullableOf(from, 'x', wholeNumberOf);
    return { key: textOf(from, 'key'), x: x === null ? null : fen(x) };
  },
  write: ({ key, x }) => ({ key, x }),
};

function readPaid(text: string): Readonly<Record<string, Fen>> {
  const paid = members(JSON.parse(text));
  return Object.fromEntries(Object.keys(paid).map((fund) => [fund, fen(wholeNumberOf(paid, fund))]));
}

/** A person with the identities and openings of the latest acceptance, under whichever file of theirs it was. */
export function toPersonRecord(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  { id, revision, row, content }: Stored<PersonRow, PersonContent>,
): PersonRecord {
  const current = sql`WHERE ${isOfPerson(reader, id)} AND state = 'current' ORDER BY position`;
  const identities = selectRows(reader, identityTable, current).map((stored): IdentityInput => ({
    ...stored.content(),
    from: toDay(stored.row.from_on),
    to: stored.row.to_on === null ? null : toDay(stored.row.to_on),
  }));
  const openings = selectRows(reader, openingTable, current).map((stored): OpeningInput => ({
    ...stored.content(),
    year: stored.row.year,
    burden: fen(stored.row.burden),
    paid: readPaid(stored.row.paid),
  }));
  return { ...content(), id, revision, createdAt: row.created_at, updatedAt: row.updated_at, identities, openings };
}

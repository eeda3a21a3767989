import { toDay } from '#shared/day.ts';
import { fen } from '#shared/fen.ts';
import { type AmountName, type HospitalLevel, VISIT_KINDS } from '#shared/settlement/vocabulary.ts';
import { choiceOf, flagOf, members, nullableOf, ShapeError, textOf, wholeNumberOf } from '../../read-json.ts';
import type { VisitInput } from '../../records.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

type AmountColumn =
  | 'total'
  | 'own_expense'
  | 'over_limit'
  | 'first_pay'
  | 'in_scope'
  | 'basic'
  | 'serious_illness'
  | 'supplement'
  | 'other';

export type VisitRow = {
  readonly application_id: string;
  readonly person_id: string;
  readonly position: number;
  readonly state: 'current' | 'withdrawn';
  readonly from_on: string;
  readonly to_on: string;
} & { readonly [C in AmountColumn]: number };

/** What a visit says about a person's health and whereabouts, and its bill. */
export type VisitContent = Omit<VisitInput, 'from' | 'to' | 'amounts'>;

function readLevel(value: number): HospitalLevel {
  if (value !== 1 && value !== 2 && value !== 3) throw new ShapeError(`No hospital level: ${value}`);
  return value;
}

function readBill(value: unknown): VisitInput['bill'] {
  if (value === null) return null;
  const from = members(value);
  return { code: textOf(from, 'code'), number: textOf(from, 'number'), check: textOf(from, 'check') };
}

export const visitTable: SealedTable<VisitRow, VisitContent> = {
  name: 'visit',
  label: '就医',
  columns: {
    application_id: true,
    person_id: true,
    position: true,
    state: true,
    from_on: true,
    to_on: true,
    total: true,
    own_expense: true,
    over_limit: true,
    first_pay: true,
    in_scope: true,
    basic: true,
    serious_illness: true,
    supplement: true,
    other: true,
  },
  read: (json) => {
    const from = members(json);
    return {
      key: textOf(from, 'key'),
      hospital: textOf(from, 'hospital'),
      level: readLevel(wholeNumberOf(from, 'level')),
      designated: nullableOf(from, 'designated', flagOf),
      area: choiceOf(from, 'area', ['local', 'outside']),
      referral: nullableOf(from, 'referral', flagOf),
      kind: choiceOf(from, 'kind', VISIT_KINDS),
      diagnosis: textOf(from, 'diagnosis'),
      psychiatric: flagOf(from, 'psychiatric'),
      bedDays: nullableOf(from, 'bedDays', wholeNumberOf),
      // Rows of the first release do not say it: every slip showed its layers then.
      layers: from['layers'] === undefined ? 'given' : choiceOf(from, 'layers', ['given', 'compute']),
      bill: readBill(from['bill']),
    };
  },
  write: (content) => content,
};

/** The clear columns of a visit's days and money. */
export const visitColumns = ({
  from,
  to,
  amounts,
}: VisitInput): Omit<VisitRow, 'application_id' | 'person_id' | 'position' | 'state'> => ({
  from_on: from,
  to_on: to,
  total: amounts.total,
  own_expense: amounts.ownExpense,
  over_limit: amounts.overLimit,
  first_pay: amounts.firstPay,
  in_scope: amounts.inScope,
  basic: amounts.basic,
  serious_illness: amounts.seriousIllness,
  supplement: amounts.supplement,
  other: amounts.other,
});

const amountsOf = (row: VisitRow): VisitInput['amounts'] =>
  ({
    total: fen(row.total),
    ownExpense: fen(row.own_expense),
    overLimit: fen(row.over_limit),
    firstPay: fen(row.first_pay),
    inScope: fen(row.in_scope),
    basic: fen(row.basic),
    seriousIllness: fen(row.serious_illness),
    supplement: fen(row.supplement),
    other: fen(row.other),
  }) satisfies Readonly<Record<AmountName, number>>;

/** A stored visit as it was given. */
export const toVisit = ({ row, content }: Stored<VisitRow, VisitContent>): VisitInput => ({
  ...content(),
  from: toDay(row.from_on),
  to: toDay(row.to_on),
  amounts: amountsOf(row),
});

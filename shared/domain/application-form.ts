import { z } from 'zod';
import { MAX_SCANNED } from '../bill-code/read-bill-code.ts';
import { agentEntry, EMPTY_AGENT } from './person/agent.ts';
import { ID_TYPES } from './person/id-document.ts';

/**
 * The application as it is typed: every field is text, so that nothing a clerk typed is ever lost, however wrong it
 * still is. `check-form.ts` says what is wrong; `read-form.ts` turns a sound form into domain values.
 */
const short = z.string().max(64);
const long = z.string().max(400);
const key = z.string().min(1).max(40);

/** Yes, no, or not known yet. */
export const tri = z.enum(['', 'yes', 'no']);
export type Tri = z.infer<typeof tri>;

export const identityEntry = z.strictObject({
  key,
  /** Category id of the settlement contract; empty while not chosen. */
  category: short,
  from: short,
  /** Empty: still in force. */
  to: short,
  /** Where the fact comes from, in the clerk's words: roster and its date, certificate number. */
  source: long,
});

/** The first release knew two funds and kept them beside the year. */
function withPaidByFund(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('basic' in entry) || !('tilt' in entry)) return entry;
  const { basic, tilt, ...rest } = entry;
  return { ...rest, paid: { basic, tilt } };
}

export const openingEntry = z.preprocess(
  withPaidByFund,
  z.strictObject({
    key,
    year: short,
    burden: short,
    /** What basic insurance left of the cost, cumulated; asked only where insurance layers can be worked out. */
    x: short.default(''),
    /** Aid paid, by fund id of the policy. */
    paid: z.record(short, short),
  }),
);

/** What only some policies ask about the person: where registered, since when insured. */
export const insuredEntry = z.strictObject({
  hukou: short,
  paidOn: short,
  /** The year the premium was paid for. */
  forYear: short,
  /** Last day of employee insurance, when that came before. */
  employeeEndedOn: short,
});
const EMPTY_INSURED = { hukou: '', paidOn: '', forYear: '', employeeEndedOn: '' } as const;

export const AMOUNT_FIELDS = [
  'total',
  'ownExpense',
  'overLimit',
  'firstPay',
  'inScope',
  'basic',
  'seriousIllness',
  'supplement',
  'other',
] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

export const visitEntry = z.strictObject({
  key,
  hospital: long,
  level: z.enum(['', '1', '2', '3']),
  designated: tri,
  area: z.enum(['', 'local', 'outside']),
  referral: tri,
  kind: z.enum([
    '',
    'inpatient',
    'outpatient_chronic',
    'outpatient_major',
    'outpatient_general',
    'outpatient_two_diseases',
  ]),
  from: short,
  to: short,
  diagnosis: long,
  psychiatric: z.boolean(),
  bedDays: short,
  /** given: what insurance paid stands on the slip; compute: the program works it out by the policy. */
  layers: z.enum(['given', 'compute']).default('given'),
  amounts: z.strictObject({
    total: short,
    ownExpense: short,
    overLimit: short,
    firstPay: short,
    inScope: short,
    basic: short,
    seriousIllness: short,
    supplement: short,
    other: short,
  }),
  /** Medical e-bill: code (8), number (10), check code (6). Paper bills may have other lengths. */
  bill: z.strictObject({ code: short, number: short, check: short }),
  /** Total of the itemised list of charges, to hold the bill's total against; asked of nobody. */
  listTotal: short.default(''),
  /** What a scanner read off the bill, as it was read; empty when it was typed. */
  scanned: z.string().max(MAX_SCANNED).default(''),
});

export const applicationForm = z.strictObject({
  person: z.strictObject({
    /** The first release knew 18-character numbers only. */
    idType: z.enum(ID_TYPES).default('resident_card'),
    idNumber: short,
    name: short,
    /** Filled from the number of the document; typed only where it does not say it. */
    sex: z.enum(['', 'male', 'female']),
    birthDate: short,
    phone: short,
    address: long,
    village: long,
    insurance: z.enum(['', 'resident', 'employee', 'none']),
  }),
  insured: insuredEntry.default(EMPTY_INSURED),
  account: z.strictObject({ kind: z.enum(['card', 'passbook']), holder: short, bank: long, number: short }),
  agent: agentEntry.default(EMPTY_AGENT),
  identities: z.array(identityEntry).max(20),
  /** Aid already given this year elsewhere (hospital one-stop, another window). */
  openings: z.array(openingEntry).max(10),
  applicationDate: short,
  /** The year is over for this person: what waits for the year end is paid now. */
  closeYear: z.boolean().default(false),
  visits: z.array(visitEntry).max(200),
  note: z.string().max(2000),
});

export type IdentityEntry = z.infer<typeof identityEntry>;
export type OpeningEntry = z.infer<typeof openingEntry>;
export type InsuredEntry = z.infer<typeof insuredEntry>;
export type VisitEntry = z.infer<typeof visitEntry>;
export type ApplicationForm = z.infer<typeof applicationForm>;

/** An empty identity line. */
export const emptyIdentity = (entryKey: string): IdentityEntry => ({
  key: entryKey,
  category: '',
  from: '',
  to: '',
  source: '',
});

/** An empty line for aid given elsewhere. */
export const emptyOpening = (entryKey: string, year: string): OpeningEntry => ({
  key: entryKey,
  year,
  burden: '',
  x: '',
  paid: {},
});

/** An empty bill line. Amounts start empty, not zero: an empty one is "not typed yet". */
export const emptyVisit = (entryKey: string): VisitEntry => ({
  key: entryKey,
  hospital: '',
  level: '',
  designated: '',
  area: '',
  referral: '',
  kind: 'inpatient',
  from: '',
  to: '',
  diagnosis: '',
  psychiatric: false,
  bedDays: '',
  layers: 'given',
  amounts: {
    total: '',
    ownExpense: '',
    overLimit: '',
    firstPay: '',
    inScope: '',
    basic: '',
    seriousIllness: '',
    supplement: '',
    other: '',
  },
  bill: { code: '', number: '', check: '' },
  listTotal: '',
  scanned: '',
});

/** An empty form of today with one empty identity and one empty bill line. */
export const emptyForm = (today: string, newKey: () => string): ApplicationForm => ({
  person: {
    idType: 'resident_card',
    idNumber: '',
    name: '',
    sex: '',
    birthDate: '',
    phone: '',
    address: '',
    village: '',
    insurance: '',
  },
  insured: { ...EMPTY_INSURED },
  account: { kind: 'card', holder: '', bank: '', number: '' },
  agent: { ...EMPTY_AGENT },
  identities: [emptyIdentity(newKey())],
  openings: [],
  applicationDate: today,
  closeYear: false,
  visits: [emptyVisit(newKey())],
  note: '',
});

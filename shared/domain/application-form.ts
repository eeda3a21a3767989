import { z } from 'zod';

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

export const openingEntry = z.strictObject({ key, year: short, burden: short, basic: short, tilt: short });

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
});

export const applicationForm = z.strictObject({
  person: z.strictObject({
    idNumber: short,
    name: short,
    /** Filled from the identity number; typed only where there is none. */
    sex: z.enum(['', 'male', 'female']),
    birthDate: short,
    phone: short,
    address: long,
    village: long,
    insurance: z.enum(['', 'resident', 'employee', 'none']),
  }),
  account: z.strictObject({ kind: z.enum(['card', 'passbook']), holder: short, bank: long, number: short }),
  identities: z.array(identityEntry).max(20),
  /** Aid already given this year elsewhere (hospital one-stop, another window). */
  openings: z.array(openingEntry).max(10),
  applicationDate: short,
  visits: z.array(visitEntry).max(200),
  note: z.string().max(2000),
});

export type IdentityEntry = z.infer<typeof identityEntry>;
export type OpeningEntry = z.infer<typeof openingEntry>;
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
  basic: '',
  tilt: '',
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
});

/** An empty form of today with one empty identity and one empty bill line. */
export const emptyForm = (today: string, newKey: () => string): ApplicationForm => ({
  person: {
    idNumber: '',
    name: '',
    sex: '',
    birthDate: '',
    phone: '',
    address: '',
    village: '',
    insurance: '',
  },
  account: { kind: 'card', holder: '', bank: '', number: '' },
  identities: [emptyIdentity(newKey())],
  openings: [],
  applicationDate: today,
  visits: [emptyVisit(newKey())],
  note: '',
});

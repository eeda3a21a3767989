import { z } from 'zod';
import { parseDay } from '../day.ts';
import { parseYuan } from '../fen.ts';
import { isCategory, type CategoryId } from './category.ts';
import { choiceField, flagField, isNo, textField, wholeNumberField } from './check/field.ts';
import { VISIT_KIND_NAMES, type HospitalLevel, type VisitKind } from './vocabulary.ts';

/** The format name of a settlement input file. */
export const CASE_FORMAT = 'aid-case/1';

const id = textField('id (1 to 200 characters)', (text) => text.length > 0 && text.length <= 200);
const amount = textField('amount', (text) => parseYuan(text) !== null);
const date = textField('date', (text) => parseDay(text) !== null);
const year = wholeNumberField('year', 1000, 9998);
const object = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape, { error: isNo('object') });
const list = <T extends z.ZodType>(item: T) => z.array(item, { error: isNo('list') });

/** Amounts of one visit, yuan text. The three insurance payments are ignored or replaced where layers are computed. */
const amountsSchema = object({
  total: amount,
  ownExpense: amount,
  overLimit: amount,
  firstPay: amount,
  inScope: amount,
  basic: amount,
  seriousIllness: amount,
  supplement: amount,
  other: amount,
});

const hospitalSchema = object({
  level: z.custom<HospitalLevel>((value) => value === 1 || value === 2 || value === 3, {
    error: isNo('hospital level (1, 2 or 3)'),
  }),
  designated: flagField(),
  area: choiceField('area (local or outside)', ['local', 'outside']),
});

const visitSchema = object({
  id,
  kind: textField<VisitKind>('kind of visit', (text) => Object.hasOwn(VISIT_KIND_NAMES, text)),
  from: date,
  to: date,
  hospital: hospitalSchema,
  referral: flagField().optional(),
  psychiatric: flagField().optional(),
  bedDays: wholeNumberField('number of bed-days (1 or more)', 1, 100_000).optional(),
  layers: choiceField('way to get the insurance layers (given or compute)', ['given', 'compute']),
  amounts: amountsSchema,
});

const identitySchema = object({
  category: textField<CategoryId>('category', isCategory),
  from: date,
  to: date.nullable(),
});

const enrolmentSchema = object({
  paidOn: date.nullable().optional(),
  forYear: year.nullable().optional(),
  bornOn: date.nullable().optional(),
  employeeEndedOn: date.nullable().optional(),
});

const personSchema = object({
  insurance: choiceField('insurance (resident, employee or none)', ['resident', 'employee', 'none']),
  birthDate: date.optional(),
  hukou: textField('GB/T 2260 code (six digits)', (text) => /^\d{6}$/.test(text)).optional(),
  identities: list(identitySchema),
  enrolment: enrolmentSchema.optional(),
});

const openingSchema = object({
  year,
  burden: amount,
  x: amount.optional(),
  paid: z.record(z.string(), amount, { error: isNo('object') }),
});

/** One case: a person, what was paid before, and the visits to settle. */
export const aidCaseSchema = object({
  id,
  person: personSchema,
  applicationDate: date,
  opening: list(openingSchema).optional(),
  aidPaid: list(object({ year, amount })).optional(),
  visits: list(visitSchema),
});

/** County-set parameters as they stand in a file. Their shape is checked against the pack, not here. */
export const localParametersSchema = z.record(z.string(), z.unknown(), { error: isNo('object') });

/** A whole `aid-case/1` file. Only its shape: `checkCaseFile` also checks what fields say together. */
export const caseFileSchema = object({
  format: z.literal(CASE_FORMAT, { error: isNo(`format this program reads (${CASE_FORMAT})`) }),
  pack: textField('pack name', (text) => text.length > 0),
  local: localParametersSchema.optional(),
  closeYear: flagField().optional(),
  cases: list(aidCaseSchema),
});

export type AidCaseFile = z.infer<typeof caseFileSchema>;
export type AidCase = z.infer<typeof aidCaseSchema>;
export type AidPerson = AidCase['person'];
export type AidIdentity = AidPerson['identities'][number];
export type AidVisit = AidCase['visits'][number];
export type AidVisitAmounts = AidVisit['amounts'];
export type LocalParameters = z.infer<typeof localParametersSchema>;

import { z } from 'zod';
import { parseDay } from '../day.ts';
import { parseYuan } from '../fen.ts';
import { isCategory, type CategoryId } from './category.ts';
import { choiceField, flagField, isNo, textField, wholeNumberField } from './check/field.ts';
import { VISIT_KIND_NAMES, VISIT_KINDS, type HospitalLevel, type VisitKind } from './vocabulary.ts';

/** The format name of a settlement input file. */
export const CASE_FORMAT = 'aid-case/1';

const id = textField('编号（1 至 200 个字）', (text) => text.length > 0 && text.length <= 200);
const amount = textField('金额（如 "2000.00"，不超过 99999999.99）', (text) => parseYuan(text) !== null);
const date = textField('日期（如 "2023-03-01"）', (text) => parseDay(text) !== null);
const year = wholeNumberField('年份（如 2023）', 1000, 9998);
const object = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape, { error: isNo('一组键值') });
const list = <T extends z.ZodType>(item: T) => z.array(item, { error: isNo('列表') });

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
    error: isNo('医院级别（1、2、3 之一）'),
  }),
  designated: flagField(),
  area: choiceField('就医地区', ['local', 'outside']),
});

const visitSchema = object({
  id,
  kind: textField<VisitKind>(`费用种类（${VISIT_KINDS.join('、')} 之一）`, (text) =>
    Object.hasOwn(VISIT_KIND_NAMES, text),
  ),
  from: date,
  to: date,
  hospital: hospitalSchema,
  referral: flagField().optional(),
  psychiatric: flagField().optional(),
  bedDays: wholeNumberField('床日数（1 或以上的整数）', 1, 100_000).optional(),
  layers: choiceField('保险支付的填法', ['given', 'compute']),
  amounts: amountsSchema,
});

const identitySchema = object({
  category: textField<CategoryId>('救助身份的代码', isCategory),
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
  insurance: choiceField('参保类型', ['resident', 'employee', 'none']),
  birthDate: date.optional(),
  hukou: textField('户籍地代码（6 位数字，如 "210502"）', (text) => /^\d{6}$/.test(text)).optional(),
  identities: list(identitySchema),
  enrolment: enrolmentSchema.optional(),
});

const openingSchema = object({
  year,
  burden: amount,
  x: amount.optional(),
  paid: z.record(z.string(), amount, { error: isNo('一组键值') }),
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
export const localParametersSchema = z.record(z.string(), z.unknown(), { error: isNo('一组键值') });

/** A whole `aid-case/1` file. Only its shape: `checkCaseFile` also checks what fields say together. */
export const caseFileSchema = object({
  format: z.literal(CASE_FORMAT, { error: isNo(`本程序能读的格式（${CASE_FORMAT}）`) }),
  pack: textField('政策包名称', (text) => text.length > 0),
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

import { z } from 'zod';
import { caseFileSchema } from '../../settlement/case-file.ts';
import { CATEGORY_IDS } from '../../settlement/category.ts';
import { EXEMPT_FACTS } from '../../domain/exemption/exempt-fact.ts';
import { resultFileSchema } from '../../settlement/result-file.ts';
import { day, fenAmount, hash, id, instant, keyId, text } from '../field.ts';
import { RECORD_FORMAT, SPECIAL_RECORD_FORMAT } from '../version.ts';

const applicationSchema = z.strictObject({
  id,
  /** `<township code>-<PC letter>-<year>-<sequence>`. */
  number: z.string().regex(/^\d{9}-[A-Z]-\d{4}-\d{5,8}$/),
  revision: z.int().min(1),
  acceptedOn: day,
  settledAt: instant,
  /** Who confirmed the settlement. */
  clerk: z.strictObject({ id, name: text(100) }),
  note: text(2000),
});

const personSchema = z.strictObject({
  idNumber: text(64).min(1),
  name: text(100).min(1),
  sex: z.enum(['male', 'female']),
  birthDate: day,
  phone: text(64),
  address: text(400),
  village: text(400),
});

const accountSchema = z.strictObject({
  kind: z.enum(['card', 'passbook']),
  holder: text(100),
  bank: text(400),
  number: text(64),
});

const identitySchema = z.strictObject({
  category: z.enum(CATEGORY_IDS),
  from: day,
  to: day.nullable(),
  /** Where the fact comes from, in the clerk's words. */
  source: text(400),
});

/** What a slip says beside its amounts. `id` is that of the visit in `input`; earlier applications' visits have none here. */
const visitSchema = z.strictObject({
  id: text(200).min(1),
  hospital: text(400),
  diagnosis: text(400),
  bill: z.strictObject({ code: text(64), number: text(64), check: text(64) }),
});

const paperSchema = z.strictObject({ kind: text(40), sha256: hash, pages: z.int().min(1) });

/** Who looked at the settlement beside whoever made it (`application.clerk`), each with the key that signed for it. */
const reviewSchema = z.strictObject({
  reviewedAt: instant,
  reviewer: z.strictObject({ id, name: text(100), key: keyId }),
  /** Key of whoever settled. */
  settlerKey: keyId,
  /** The county's permit under which both are one person. */
  permit: z.strictObject({ no: text(64).min(1), until: day }).nullable(),
});

/** What the window knew of one application revision before there were reviews. */
const firstContentSchema = z.strictObject({
  application: applicationSchema,
  person: personSchema,
  account: accountSchema,
  identities: z.array(identitySchema).max(20),
  visits: z.array(visitSchema).min(1).max(200),
  /** The `aid-case/1` file exactly as settled: one case, its pack, its local parameters, its openings. */
  input: caseFileSchema,
  /** The `aid-result/1` file the engine gave: the same case, with trace, pack hash and engine version. */
  result: resultFileSchema,
  payableFen: fenAmount,
  /** Papers that were printed for this revision, by the hash of their PDF. */
  papers: z.array(paperSchema).max(50),
});

const secondContentSchema = firstContentSchema.extend({ review: reviewSchema });

/** A condition of a visit that two people set aside: in `input` its fact is taken as met. */
const exemptionSchema = z.strictObject({
  /** Id of the visit in `input`. */
  visit: text(200).min(1),
  fact: z.enum(EXEMPT_FACTS),
  /** What the window's check said of the fact as it is. */
  found: text(1000),
  reason: text(400).min(1),
  /** The document or statement it rests on. */
  evidence: text(200).min(1),
  askedAt: instant,
  askedBy: z.strictObject({ id, name: text(100) }),
  signedAt: instant,
  signedBy: z.strictObject({ id, name: text(100) }),
  /** The county's permit under which both are one person. */
  permit: z.strictObject({ no: text(64).min(1), until: day }).nullable(),
});

/** The public notice it was in, over when it was sealed; every objection was decided before. */
const noticeSchema = z.strictObject({
  number: text(64).min(1),
  from: day,
  to: day,
  objections: z.int().min(0),
});

const specialContentSchema = secondContentSchema.extend({
  exemptions: z.array(exemptionSchema).max(200),
  notice: noticeSchema.nullable(),
});
type SpecialContent = z.infer<typeof specialContentSchema>;

/** A condition that two people set aside. */
export type RecordExemption = SpecialContent['exemptions'][number];

/** What the window knows of one application revision; sealing adds `format` and `salt`, and the format says what of the last two is there. */
export type RecordContent = z.infer<typeof secondContentSchema> &
  Partial<Pick<SpecialContent, 'exemptions' | 'notice'>>;

/** 16 random bytes, hex. With it the record's hash tells nothing to whoever guesses the content. */
const salt = z.string().regex(/^[0-9a-f]{32}$/);

/** One application revision as it stands in a batch; those of the first release have no `review`, those of the second no `exemptions`. */
export const batchRecordSchema = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('aid-record/1'), salt, ...firstContentSchema.shape }),
  z.strictObject({ format: z.literal(RECORD_FORMAT), salt, ...secondContentSchema.shape }),
  z.strictObject({ format: z.literal(SPECIAL_RECORD_FORMAT), salt, ...specialContentSchema.shape }),
]);
export type BatchRecord = z.infer<typeof batchRecordSchema>;

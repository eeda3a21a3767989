import { z } from 'zod';
import { fenAmount, id } from '../channel.ts';

/** One condition of 核查: the rule in plain words, the fact used and where it came from, the result, the article. */
export const eligibilityLine = z.strictObject({
  /** Key of the bill line it is about; null when it is about the person. */
  visit: z.string().nullable(),
  condition: z.string(),
  rule: z.string(),
  fact: z.string(),
  source: z.string(),
  result: z.enum(['pass', 'fail', 'unknown']),
  article: z.string(),
  passage: z.string(),
});
export type EligibilityLine = z.infer<typeof eligibilityLine>;

/** Something to be got before the case can be decided, and the field it goes into. */
export const toGetItem = z.strictObject({ what: z.string(), why: z.string(), path: z.string().nullable() });
export type ToGetItem = z.infer<typeof toGetItem>;

export const traceRow = z.strictObject({
  visit: z.string().nullable(),
  layer: z.string(),
  layerName: z.string(),
  step: z.string(),
  text: z.string(),
  formula: z.string(),
  /** Fen; null for a step that gives no amount. */
  result: fenAmount.nullable(),
  article: z.string(),
  passage: z.string(),
});
export type TraceRow = z.infer<typeof traceRow>;

/** What else the slip of a bill says that is in another application. */
const otherSlip = z.strictObject({
  ownExpense: fenAmount,
  overLimit: fenAmount,
  firstPay: fenAmount,
  inScope: fenAmount,
  other: fenAmount,
});

export const settledVisit = z.strictObject({
  visit: z.string(),
  /** False for a bill of an earlier application of the same year. */
  isCurrent: z.boolean(),
  hospital: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(['eligible', 'excluded', 'undecided', 'deferred']),
  reasons: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  treatedAs: z.string().nullable(),
  total: fenAmount,
  basicInsurance: fenAmount,
  seriousIllness: fenAmount,
  supplement: fenAmount,
  burden: fenAmount,
  aid: z.array(z.strictObject({ fund: z.string(), name: z.string(), amount: fenAmount })),
  aidTotal: fenAmount,
  residual: fenAmount,
  /** Only of another application's bill: the others stand in the form. Absent in settlements of before. */
  slip: otherSlip.optional(),
});
export type SettledVisit = z.infer<typeof settledVisit>;

/** The settlement of the person's whole year as the app shows it; every amount in fen. */
export const settlementView = z.strictObject({
  status: z.enum(['settled', 'ineligible', 'undecided']),
  treatedAs: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  visits: z.array(settledVisit),
  years: z.array(
    z.strictObject({
      year: z.number().int(),
      burden: fenAmount,
      aid: z.array(z.strictObject({ fund: z.string(), name: z.string(), amount: fenAmount })),
      aidTotal: fenAmount,
      residual: fenAmount,
    }),
  ),
  totalAid: fenAmount,
  alreadyPaid: fenAmount,
  payable: fenAmount,
  recover: fenAmount,
  deferred: fenAmount,
  provisional: z.boolean(),
  missing: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  alternatives: z.array(z.strictObject({ id: z.string(), name: z.string(), aid: fenAmount })),
  caps: z.array(
    z.strictObject({
      year: z.number().int(),
      pool: z.string(),
      name: z.string(),
      /** Null: no yearly limit. */
      cap: fenAmount.nullable(),
      before: fenAmount,
      now: fenAmount,
      left: fenAmount.nullable(),
    }),
  ),
  trace: z.array(traceRow),
  pack: z.strictObject({ id: z.string(), title: z.string(), hash: z.string() }),
  engine: z.string(),
});
export type SettlementView = z.infer<typeof settlementView>;

/** A bill that another application already holds. */
export const duplicateBill = z.strictObject({
  /** Key of the bill line in this form. */
  visit: z.string(),
  applicationId: id,
  applicationNumber: z.string().nullable(),
  status: z.string(),
  personName: z.string(),
  hospital: z.string(),
  from: z.string(),
  to: z.string(),
  total: fenAmount,
  billCode: z.string(),
  billNumber: z.string(),
  /** Only of another line of the same form: which, from 1. */
  row: z.number().int().positive().optional(),
});
export type DuplicateBill = z.infer<typeof duplicateBill>;

/** What the app knows of the form as typed. Recomputed at each key press; writes nothing. */
export const assessment = z.strictObject({
  eligibility: z.array(eligibilityLine),
  toGet: z.array(toGetItem),
  /** Null while no bill line and person can be read well enough. */
  settlement: settlementView.nullable(),
  duplicates: z.array(duplicateBill),
  /** Visits of the same person, in other applications or earlier lines of the form, under another bill number, that look alike. */
  similar: z.array(duplicateBill),
  /** Bill lines of care that began after the person's registered death, which are refused. */
  afterDeath: z.array(z.strictObject({ visit: z.string(), died: z.string() })),
});
export type Assessment = z.infer<typeof assessment>;

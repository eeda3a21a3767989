import { z } from 'zod';
import { REASON_CODES, type ReasonCode } from './reasons.ts';
import { traceStepSchema } from './trace-step.ts';

/** The format name of a settlement result file. */
export const RESULT_FORMAT = 'aid-result/1';

/** Yuan text with exactly two decimals. */
const yuan = z.string().regex(/^\d+\.\d{2}$/);
const reason = z.custom<ReasonCode>((value) => REASON_CODES.some((code) => code === value));
const byFund = z.record(z.string(), yuan);
const sums = { burden: yuan, aid: byFund, aidTotal: yuan, residual: yuan };

/** One visit of a result. An excluded or undecided visit has its burden and no aid. */
export const visitResultSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['eligible', 'excluded', 'undecided', 'deferred']),
  reasons: z.array(reason),
  treatedAs: z.string().nullable(),
  layers: z.strictObject({ basic: yuan, seriousIllness: yuan, supplement: yuan }),
  ...sums,
});

/** One case of a result. `trace` is there only when it was asked for. */
export const caseResultSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['settled', 'ineligible', 'undecided']),
  treatedAs: z.string().nullable(),
  alternatives: z.array(z.strictObject({ treatedAs: z.string(), aid: yuan })),
  visits: z.array(visitResultSchema),
  years: z.array(z.strictObject({ year: z.int(), ...sums })),
  total: z.strictObject(sums),
  payable: yuan,
  recover: yuan,
  deferred: yuan,
  provisional: z.boolean(),
  missing: z.array(z.string()),
  trace: z.array(traceStepSchema).optional(),
});

/** A whole `aid-result/1` file. */
export const resultFileSchema = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  pack: z.string(),
  packHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  engine: z.string(),
  cases: z.array(caseResultSchema),
});

export type AidResultFile = z.infer<typeof resultFileSchema>;
export type CaseResult = z.infer<typeof caseResultSchema>;
export type VisitResult = z.infer<typeof visitResultSchema>;
export type YearResult = CaseResult['years'][number];
export type AidSums = CaseResult['total'];

import { z } from 'zod';
import { REASON_CODES, type ReasonCode } from './reasons.ts';

/** The conditions in the order they are asked, with the words a list shows. */
export const CONDITION_NAMES = {
  range: '政策有效期',
  insurance: '参加医保',
  designated: '定点机构',
  kind: '费用种类',
  referral: '转诊备案',
  hukou: '户籍',
  identity: '救助身份',
  lookback: '追溯期限',
  waiting: '待遇等待期',
  parameters: '测算参数',
} as const;
export type ConditionId = keyof typeof CONDITION_NAMES;

const reason = z.custom<ReasonCode>((value) => REASON_CODES.some((code) => code === value));

/**
 * One condition asked of one visit: the rule in plain words, the fact it was held against, and the article. `reason` is
 * null on a pass; `missing` names, as dotted names, what is needed to decide an unknown.
 */
export const eligibilityLineSchema = z.strictObject({
  visit: z.string(),
  condition: z.enum([
    'range',
    'insurance',
    'designated',
    'kind',
    'referral',
    'hukou',
    'identity',
    'lookback',
    'waiting',
    'parameters',
  ]),
  rule: z.string(),
  fact: z.string(),
  result: z.enum(['pass', 'fail', 'unknown']),
  reason: reason.nullable(),
  article: z.strictObject({ key: z.string(), citation: z.string() }),
  missing: z.array(z.string()),
});
export type EligibilityLine = z.infer<typeof eligibilityLineSchema>;

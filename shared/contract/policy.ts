import { z } from 'zod';
import { channel, instant, nothing } from './channel.ts';

export const packSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  region: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  hash: z.string(),
  /** Classes in the order of the policy, with the money rules in words for the policy page. */
  classes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Categories a clerk can choose, and the class each is treated as (null: no aid under this pack). */
  categories: z.array(z.strictObject({ id: z.string(), name: z.string(), treatedAs: z.string().nullable() })),
  /** Which funds draw on one limit. */
  pools: z.array(z.strictObject({ id: z.string(), funds: z.array(z.string()) })),
  /** Values with their article, for reading. */
  values: z.array(
    z.strictObject({
      label: z.string(),
      value: z.string(),
      article: z.string(),
      passage: z.string(),
      confirmed: z.boolean(),
    }),
  ),
  localParameters: z.array(
    z.strictObject({ key: z.string(), label: z.string(), unit: z.string(), setBy: z.string(), explain: z.string() }),
  ),
});
export type PackSummary = z.infer<typeof packSummary>;

export const localParameter = z.strictObject({
  key: z.string().max(64),
  /** Yuan text for amounts. */
  value: z.string().max(64),
  /** The county document that sets it. */
  source: z.string().max(200),
  setAt: instant,
  setBy: z.string(),
});

export const policyChannels = {
  'policy/list': channel('anyone', 'read', nothing, z.strictObject({ packs: z.array(packSummary) })),
  'policy/localParameters': channel('user', 'read', nothing, z.strictObject({ values: z.array(localParameter) })),
  /** Sets a county parameter; an empty value takes it away. */
  'policy/setLocalParameter': channel(
    'user',
    'write',
    z.strictObject({ key: z.string().max(64), value: z.string().max(64), source: z.string().trim().min(2).max(200) }),
    nothing,
  ),
};

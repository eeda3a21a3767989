import { z } from 'zod';
import { applicationDetail, applicationRow } from './application.ts';
import { channel, id, instant, nothing } from './channel.ts';

export const reviewRow = z.strictObject({
  application: applicationRow,
  settledBy: z.string(),
  settledAt: instant,
  /** Settled by whoever is logged in, who may not review it without the county's permit. */
  isOwn: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

const revision = z.number().int().positive();

export const reviewChannels = {
  /** Settled applications nobody has reviewed yet, the longest waiting first. */
  'review/list': channel('reviewer', 'read', nothing, z.strictObject({ rows: z.array(reviewRow) })),
  /** 已测算 → 已复核, of the revision that was looked at. FOUR_EYES, SETTLEMENT_OUTDATED, WRONG_STATUS, STALE_REVISION. */
  'review/approve': channel('reviewer', 'write', z.strictObject({ id, revision }), applicationDetail),
  /** 已测算/已复核 → 草稿 with a reason, as a clerk takes it back. */
  'review/return': channel(
    'reviewer',
    'write',
    z.strictObject({ id, revision, reason: z.string().trim().max(400) }),
    applicationDetail,
  ),
};

import { z } from 'zod';
import { applicationDetail, applicationRow } from './application.ts';
import { channel, fenAmount, id, instant, nothing } from '../channel.ts';

export const reviewRow = z.strictObject({
  application: applicationRow,
  settledBy: z.string(),
  settledAt: instant,
  /** Settled by whoever is logged in, who may not review it without the county's permit. */
  isOwn: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

/** A case whose amounts move because another application of the person does. */
export const movedCase = z.strictObject({
  id,
  number: z.string(),
  personName: z.string(),
  revision: z.number().int().positive(),
  isReviewed: z.boolean(),
  /**
   * What is due moves: the case has to be settled again before it is reviewed or sealed. False: only the aid of its
   * bills does, because a deductible or a limit is used in another order; the other application takes up the difference.
   */
  isDue: z.boolean(),
  /** Payable as confirmed. */
  before: fenAmount,
  /** Payable as the books give it then; null: not decided any more. */
  after: fenAmount.nullable(),
  recover: fenAmount,
  /** Aid of the case's own bills as confirmed, and as the books give it then; null: not decided any more. */
  ownBefore: fenAmount,
  ownAfter: fenAmount.nullable(),
  /** Number of the application that moves it; null: something else, such as a new release of the policy. */
  cause: z.string().nullable(),
});
export type MovedCase = z.infer<typeof movedCase>;

const revision = z.number().int().positive();

export const reviewChannels = {
  /**
   * Before an accepted application is confirmed, or a settled or reviewed one is taken back: the person's other cases
   * whose amounts that moves.
   */
  'application/moves': channel('user', 'read', z.strictObject({ id }), z.strictObject({ rows: z.array(movedCase) })),
  /** 需重新测算: unsealed settled cases that the present books no longer give; with `ids` only those among them. */
  'application/outdated': channel(
    'user',
    'read',
    z.strictObject({ ids: z.array(id).max(500).optional() }),
    z.strictObject({ rows: z.array(movedCase) }),
  ),
  /**
   * Settles such a case again on confirmation, as a linked revision that needs a review again. `expected`: the payable
   * the clerk saw, in fen. NOT_SETTLEABLE, SETTLEMENT_CHANGED, WRONG_STATUS, STALE_REVISION.
   */
  'application/resettle': channel(
    'user',
    'write',
    z.strictObject({ id, revision: z.number().int().positive(), expected: fenAmount }),
    applicationDetail,
  ),
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

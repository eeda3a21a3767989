import { z } from 'zod';
import { applicationForm } from '../../domain/application-form.ts';
import { applicationDetail, applicationRow } from './application.ts';
import { eligibilityLine, settlementView } from './assessment.ts';
import { channel, fenAmount, id, instant, nothing } from '../channel.ts';

/** A row of 复核: a settlement, or a refusal that somebody proposed, as its status says. */
export const reviewRow = z.strictObject({
  application: applicationRow,
  /** Who settled, or proposed the refusal. */
  settledBy: z.string(),
  settledAt: instant,
  /** Settled or proposed by whoever is logged in, who may not review it without the county's permit. */
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
const text = z.string().trim().max(400);

/** Most comments of one return: more is a reason for all of it. */
export const MOST_COMMENTS = 40;

/** What a reviewer said at a field, and how it was answered. */
export const reviewComment = z.strictObject({
  id,
  revision,
  /** Revision of the application that was given back: comments of one return share it. */
  round: revision,
  path: z.string(),
  /** How people call the field: `第 1 张票据·总费用`. */
  place: z.string(),
  /** What stood in it then. */
  value: z.string(),
  text: z.string(),
  by: z.string(),
  at: instant,
  state: z.enum(['open', 'changed', 'explained']),
  answer: z.string(),
  answeredBy: z.string(),
  answeredAt: instant.nullable(),
});
export type ReviewComment = z.infer<typeof reviewComment>;
const comments = z.strictObject({ comments: z.array(reviewComment) });

/** What was confirmed before: the first settlement, or the one before the present. */
export const earlierSettlement = z.strictObject({
  settledAt: instant,
  settledBy: z.string(),
  isFirst: z.boolean(),
  isLast: z.boolean(),
  /** Null: that revision of the form was never kept. */
  form: applicationForm.nullable(),
  /** Without its steps. */
  settlement: settlementView,
});
export type EarlierSettlement = z.infer<typeof earlierSettlement>;

/** A merge of personal files or its undoing. */
export const fileMerge = z.strictObject({ at: instant, who: z.string(), what: z.string(), reason: z.string() });

/** One case as 复核 shows it. */
export const reviewCase = z.strictObject({
  detail: applicationDetail,
  /** Settled or proposed by whoever is logged in. */
  isOwn: z.boolean(),
  /** 核查 as it was confirmed; empty for a proposed refusal, whose conditions stand in its outcome. */
  eligibility: z.array(eligibilityLine),
  /** The first settlement and the one before the present; one where they are the same, none for the first one. */
  earlier: z.array(earlierSettlement),
  /** Of every return, oldest first. */
  comments: z.array(reviewComment),
  /** Of the person's file, newest first. */
  merges: z.array(fileMerge),
});
export type ReviewCase = z.infer<typeof reviewCase>;

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
  /**
   * Settled applications nobody has reviewed yet and refusals nobody has confirmed, the longest waiting first; `passed`:
   * what whoever is logged in has passed and nothing has followed, the newest first.
   */
  'review/list': channel(
    'reviewer',
    'read',
    nothing,
    z.strictObject({ rows: z.array(reviewRow), passed: z.array(reviewRow) }),
  ),
  /** One case with what changed since it was settled before. NOT_FOUND. */
  'review/open': channel('reviewer', 'read', z.strictObject({ id }), reviewCase),
  /** 已测算 → 已复核, of the revision that was looked at. FOUR_EYES, SETTLEMENT_OUTDATED, WRONG_STATUS, STALE_REVISION. */
  'review/approve': channel('reviewer', 'write', z.strictObject({ id, revision }), applicationDetail),
  /**
   * 已测算/已复核 → 草稿 with a reason or with comments at its fields, as a clerk takes it back. REASON_REQUIRED when there
   * is neither.
   */
  'review/return': channel(
    'reviewer',
    'write',
    z.strictObject({
      id,
      revision,
      reason: text,
      comments: z
        .array(z.strictObject({ path: z.string().max(200), text: text.min(1) }))
        .max(MOST_COMMENTS)
        .default([]),
    }),
    applicationDetail,
  ),
  /** 已复核 → 已测算 by whoever reviewed, before anything followed. REASON_REQUIRED, NOT_YOUR_REVIEW, WRONG_STATUS. */
  'review/takeBack': channel('reviewer', 'write', z.strictObject({ id, revision, reason: text }), applicationDetail),
  /** What was said at the fields of an application each time it came back. */
  'review/comments': channel('user', 'read', z.strictObject({ applicationId: id }), comments),
  /** 已改 or 已说明; the latter says why. Draft only. NOT_FOUND, WRONG_STATUS, STALE_REVISION, REASON_REQUIRED. */
  'review/answer': channel(
    'clerk',
    'write',
    z.strictObject({ commentId: id, revision, state: z.enum(['changed', 'explained']), text }),
    comments,
  ),
};

import type { Day } from '#shared/day.ts';
import type { NoticeStage } from '#shared/domain/notice/notice-stage.ts';
import type { Result } from '#shared/result.ts';
import type { SinglePersonPermit } from '../../../records.ts';
import type { NoticeInput, NoticeRecord, ObjectionInput, ObjectionRecord } from '../../../records/notice-record.ts';
import type { Actor } from '../../../store-env.ts';
import type { StandingPerson } from '../application-store.ts';

/** Public notices and what was said against them. Each change is one transaction with its entries. */
export type NoticeStore = {
  /** Newest first. */
  readonly list: () => readonly NoticeRecord[];
  readonly get: (id: string) => NoticeRecord | null;
  /** The notice an application is in; null: none. */
  readonly of: (applicationId: string) => NoticeRecord | null;
  /**
   * How far the notice of each of these is on a day, or that somebody objected; left out: in no notice, and nobody did. Reads
   * no sealed content, for lists of thousands.
   */
  readonly stagesOf: (applicationIds: readonly string[], today: Day) => ReadonlyMap<string, NoticeStage>;
  /** Of an application, oldest first. */
  readonly objectionsTo: (applicationId: string) => readonly ObjectionRecord[];
  readonly objection: (id: string) => ObjectionRecord | null;
  /** Reviewed → 公示中. NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
  readonly start: (actor: Actor, notice: NoticeInput) => Result<NoticeRecord>;
  /** Takes a notice back while nothing of it was sealed and nobody objected. REASON_REQUIRED, NOTICE_USED. */
  readonly undo: (actor: Actor, id: string, reason: string) => Result<NoticeRecord>;
  /** REASON_REQUIRED, NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
  readonly object: (
    actor: Actor,
    applicationId: string,
    revision: number,
    objection: ObjectionInput,
  ) => Result<ObjectionRecord>;
  /** 异议不成立. REASON_REQUIRED, OBJECTION_DECIDED, FOUR_EYES_OBJECTION. */
  readonly dismiss: (
    actor: Actor,
    id: string,
    reason: string,
    permit: SinglePersonPermit | null,
  ) => Result<ObjectionRecord>;
  /** 异议成立: the application goes back to a draft. REASON_REQUIRED, OBJECTION_DECIDED, FOUR_EYES_OBJECTION. */
  readonly uphold: (
    actor: Actor,
    id: string,
    reason: string,
    permit: SinglePersonPermit | null,
    standing: StandingPerson | null,
  ) => Result<ObjectionRecord>;
};

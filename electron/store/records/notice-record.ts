import type { Day } from '#shared/day.ts';
import type { ObjectionWay } from '#shared/domain/notice/objection-ways.ts';
import type { SinglePersonPermit } from '../records.ts';

/** What a public notice is begun with. */
export type NoticeInput = {
  /** `<township>-<PC letter>`; the number goes on with `-G-<year>-<sequence>`. */
  readonly pcName: string;
  readonly from: Day;
  /** Its last day. */
  readonly to: Day;
  /** How long, in words: `5 个工作日`. */
  readonly length: string;
  /** The document that asks for it. */
  readonly source: string;
  /** False: a year without a calendar of holidays was counted from Monday to Friday. */
  readonly isCertain: boolean;
  /** Where it hangs, and whom to call. */
  readonly place: string;
  readonly phone: string;
  /** Each in the revision that was reviewed. */
  readonly applications: readonly { readonly id: string; readonly revision: number }[];
};

export type NoticeItem = {
  readonly applicationId: string;
  readonly applicationRevision: number;
  /** False: it left the notice, because it was taken back or settled again. */
  readonly isIn: boolean;
};

export type NoticeRecord = Omit<NoticeInput, 'pcName' | 'applications'> & {
  readonly id: string;
  readonly number: string;
  readonly begunAt: string;
  readonly begunBy: string;
  /** Null while it stands. */
  readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
  /** In the order of the paper. */
  readonly items: readonly NoticeItem[];
};

/** What somebody said against an application in a notice. */
export type ObjectionInput = {
  /** Who said it; empty: did not say. */
  readonly by: string;
  readonly contact: string;
  readonly way: ObjectionWay;
  readonly text: string;
  readonly receivedOn: Day;
};

export type ObjectionRecord = ObjectionInput & {
  readonly id: string;
  readonly noticeId: string;
  readonly applicationId: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** What came of it; null while it is open. */
  readonly decided: {
    readonly result: 'dismissed' | 'upheld';
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    /** The county's permit under which whoever settled decided. */
    readonly permit: SinglePersonPermit | null;
  } | null;
};

import type { Day } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { Result } from '#shared/result.ts';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type {
  ApplicationRecord,
  LedgerInput,
  PersonInput,
  SettlementInput,
  SinglePersonPermit,
  VisitInput,
} from '../../records.ts';
import type { FailedCondition, MissingItem, OutcomeRecord } from '../../records/outcome-record.ts';
import type { ReviewCommentInput } from '../../records/review-comment-record.ts';
import type { Actor } from '../../store-env.ts';

/** What acceptance writes beside the status. */
export type Acceptance = {
  readonly person: PersonInput;
  readonly visits: readonly VisitInput[];
  /** Day of acceptance; only the first one counts. */
  readonly acceptedOn: Day;
  /** Year of the application number, used when it is given. */
  readonly year: number;
  /** Nine-digit township code and PC letter of the application number. */
  readonly townshipCode: string;
  readonly pcLetter: string;
};

/** What counts of a person once an application is taken back: the latest other one that was accepted. */
export type StandingPerson = { readonly applicationId: string; readonly person: PersonInput };

export type HistoryEntry = {
  readonly at: string;
  readonly who: string;
  readonly what: AuditEntry['action'];
  readonly reason: string;
};

/**
 * Applications. Each change is one transaction with its audit entry, and returns after it is safely on disk. Failures a
 * caller decides about: NOT_FOUND, STALE_REVISION, NOT_EDITABLE (saving), WRONG_STATUS (the other changes).
 */
export type ApplicationStore = {
  /** Newest first. Damaged rows are left out and named by `Store.damaged`. */
  readonly list: () => readonly ApplicationRecord[];
  /** Those that stand at one of these, as `list` gives them; no others are read. */
  readonly standing: (...statuses: readonly ApplicationStatus[]) => readonly ApplicationRecord[];
  /** How many stand at a status, damaged rows among them. */
  readonly count: (status: ApplicationStatus) => number;
  readonly get: (id: string) => ApplicationRecord | null;
  readonly create: (actor: Actor, form: ApplicationForm) => ApplicationRecord;
  readonly saveDraft: (
    actor: Actor,
    id: string,
    revision: number,
    form: ApplicationForm,
  ) => Result<{ readonly revision: number; readonly savedAt: string }>;
  /** Draft → discarded. */
  readonly discard: (actor: Actor, id: string, revision: number) => Result<ApplicationRecord>;
  /** Discarded → draft. */
  readonly restore: (actor: Actor, id: string, revision: number) => Result<ApplicationRecord>;
  /** Draft → accepted: number, person, visits and claimed bills. DUPLICATE_BILL. */
  readonly accept: (actor: Actor, id: string, revision: number, content: Acceptance) => Result<ApplicationRecord>;
  /** Accepted → settled: freezes the settlement, writes the ledger. */
  readonly settle: (
    actor: Actor,
    id: string,
    revision: number,
    content: { readonly settlement: SettlementInput; readonly ledger: readonly LedgerInput[] },
  ) => Result<ApplicationRecord>;
  /** Settled or reviewed → settled anew, its ledger reversed and written again; `reason` names what moved it. */
  readonly resettle: (
    actor: Actor,
    id: string,
    revision: number,
    content: { readonly settlement: SettlementInput; readonly ledger: readonly LedgerInput[] },
    reason: string,
  ) => Result<ApplicationRecord>;
  /**
   * Settled → reviewed, by somebody else than who settled, or by the same under the county's permit. FOUR_EYES.
   */
  readonly review: (
    actor: Actor,
    id: string,
    revision: number,
    permit: SinglePersonPermit | null,
  ) => Result<ApplicationRecord>;
  /**
   * Accepted, settled or reviewed → draft: releases the bills, reverses the ledger, keeps the number, and makes current again what
   * `standing` says of the person; null: nobody else says anything. REASON_REQUIRED.
   */
  readonly reopen: (
    actor: Actor,
    id: string,
    revision: number,
    reason: string,
    standing: StandingPerson | null,
  ) => Result<ApplicationRecord>;
  /** The same by the reviewer, once it is settled, with what is to be put right at which fields. REASON_REQUIRED. */
  readonly sendBack: (
    actor: Actor,
    id: string,
    revision: number,
    reason: string,
    standing: StandingPerson | null,
    comments?: readonly ReviewCommentInput[],
  ) => Result<ApplicationRecord>;
  /** Reviewed → settled, by whoever reviewed, before anything followed. REASON_REQUIRED, NOT_YOUR_REVIEW. */
  readonly takeBackReview: (actor: Actor, id: string, revision: number, reason: string) => Result<ApplicationRecord>;
  /** The form as a confirmed revision held it; null when that revision was never kept. */
  readonly formAt: (id: string, revision: number) => ApplicationForm | null;
  /** Accepted → 待补正 with what is missing; the time limit stops. REASON_REQUIRED when nothing is named. */
  readonly correct: (
    actor: Actor,
    id: string,
    revision: number,
    missing: readonly MissingItem[],
  ) => Result<ApplicationRecord>;
  /** 待补正 → accepted; the time limit runs again. */
  readonly resume: (actor: Actor, id: string, revision: number) => Result<ApplicationRecord>;
  /** Everything that was accepted and is not sealed → 已撤回, as `reopen` gives everything free. REASON_REQUIRED. */
  readonly withdraw: ApplicationStore['reopen'];
  /** Accepted → 拟不予救助 with every failed condition. REASON_REQUIRED when none is named. */
  readonly refuse: (
    actor: Actor,
    id: string,
    revision: number,
    failed: readonly FailedCondition[],
  ) => Result<ApplicationRecord>;
  /** 拟不予救助 → 不予救助 by somebody else than who proposed it, or under the county's permit. FOUR_EYES_REFUSAL. */
  readonly confirmRefusal: (
    actor: Actor,
    id: string,
    revision: number,
    permit: SinglePersonPermit | null,
    standing: StandingPerson | null,
  ) => Result<ApplicationRecord>;
  /** 拟不予救助 → accepted. REASON_REQUIRED. */
  readonly declineRefusal: (actor: Actor, id: string, revision: number, reason: string) => Result<ApplicationRecord>;
  /** Why it stands beside the usual way; null when it does not. */
  readonly outcome: (id: string) => OutcomeRecord | null;
  /** What happened to an application, oldest first. */
  readonly history: (id: string) => readonly HistoryEntry[];
};

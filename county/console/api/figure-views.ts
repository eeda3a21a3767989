import type { RecordRef } from './views.ts';

/** Figures of one month or township: applications by the month they were accepted in, money by the month it moved in. */
export type StatisticsLine = {
  /** `2023-06`, or nine digits of a township. */
  readonly key: string;
  readonly cases: number;
  readonly inScopeFen: number;
  readonly payableFen: number;
  /** Applications that went back to their township at least once. */
  readonly returned: number;
  /** From acceptance to payment, of those that are paid; null: none is. */
  readonly medianDays: number | null;
  /** Payments less those taken back. */
  readonly paid: number;
  readonly paidFen: number;
};

/** Money of one identity under one policy. */
export type MoneyLine = {
  /** Null: not known. */
  readonly identity: string | null;
  readonly pack: string;
  readonly paid: number;
  readonly paidFen: number;
};

/** How long the county took from a case's last arrival to its first word on it, in days. */
export const WAIT_KEYS = ['same_day', 'to_3', 'to_7', 'to_15', 'to_30', 'longer', 'open'] as const;
export type WaitKey = (typeof WAIT_KEYS)[number];
export type WaitLine = { readonly key: WaitKey; readonly cases: number };

export type StatisticsView = {
  readonly year: number;
  /** The county's day. */
  readonly today: string;
  /** Years of which there is anything, the newest first. */
  readonly years: readonly number[];
  readonly total: StatisticsLine;
  readonly months: readonly StatisticsLine[];
  /** Of all townships, whichever was asked for. */
  readonly townships: readonly StatisticsLine[];
  readonly money: readonly MoneyLine[];
  /** One for each key, in order; together they are all cases. */
  readonly waits: readonly WaitLine[];
};

/** Headings under which the history is looked through. */
export const AUDIT_GROUPS = [
  'decisions',
  'money',
  'looks',
  'batches',
  'published',
  'devices',
  'users',
  'service',
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** One line of the history. */
export type AuditLine = {
  /** Its number in the journal. */
  readonly n: number;
  readonly at: string;
  /** Name of the user, the PC, or the machine itself. */
  readonly by: string;
  /** What was done, in one sentence. */
  readonly words: string;
  /** The case it is about; null: none, or only its number is known. */
  readonly record: RecordRef | null;
  readonly number: string | null;
};

export type AuditView = {
  /** The newest first. */
  readonly rows: readonly AuditLine[];
  /** Ask before this one for more; null: these are all. */
  readonly next: number | null;
  /** Everybody who may be asked after. */
  readonly people: readonly { readonly user: string; readonly name: string }[];
};

import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import type { HoldReason, RecordVerdict } from '#shared/protocol/sync/receipt.ts';
import type { Recheck } from '../../recheck/recheck-record.ts';
import type { EventAbout } from '../fold/event-about.ts';
import type { EventKind, EventOf, Publication, RecordRef, TownshipName } from '../events.ts';

/** Where a record stands. `superseded`: a later revision of its application is in the books. `duplicate`: this very revision came before. */
export const RECORD_STATES = [
  'accepted',
  'held',
  'approved',
  'partly',
  'returned',
  'paid',
  'superseded',
  'duplicate',
] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** Why a record waits for people, with what it is about. */
export type HeldReason = Extract<RecordVerdict, { readonly verdict: 'held' }>['reasons'][number];

/** One batch, for a list. Names nobody. */
export type BatchRow = {
  readonly batch: number;
  readonly device: string;
  readonly pc: string;
  readonly seq: number;
  readonly hash: string;
  readonly receivedAt: string;
  readonly count: number;
  readonly totalFen: number;
  readonly held: number;
};

/** One record, for a list. Person and bank account are opened for it; the caller masks what its screen does not need. */
export type CaseRow = {
  readonly record: RecordRef;
  readonly number: string;
  readonly revision: number;
  /** The how-manieth revision of its application that came to the county; townships count more of them, as not each one is sent. */
  readonly sending: number;
  readonly pc: string;
  readonly township: string;
  readonly name: string;
  readonly idNumber: string;
  readonly acceptedOn: string;
  readonly receivedAt: string;
  readonly payableFen: number;
  /** What was approved; null before a decision. */
  readonly approvedFen: number | null;
  readonly state: RecordState;
  readonly reasons: readonly HoldReason[];
  /** Open pairs with other applications, also those found after the receipt. */
  readonly pairs: number;
  /** Conditions that two people of the township set aside. */
  readonly exemptions: number;
  /** Whose account it is to be paid into where that is not the applicant; empty: the applicant's own, or none was given. */
  readonly payee: string;
};

/** Exact words only: names and numbers are found by their keyed index. Everything absent: any. */
export type CaseFilter = {
  readonly states?: readonly RecordState[];
  /** Nine digits. */
  readonly township?: string;
  /** An ID number, a name, an application number, or a bill's code and number with a space between. */
  readonly text?: string;
  readonly batch?: number;
  /** A month, `2023-06`: the latest revisions of applications accepted in it. */
  readonly acceptedIn?: string;
  /** Page after this record, newest first. */
  readonly after?: RecordRef;
  readonly most?: number;
};

/** Another application that looks like the same aid. */
export type PairKind = 'same_bill' | 'same_stay' | 'same_total';
export type Pair = {
  readonly kind: PairKind;
  readonly first: CaseRow;
  readonly second: CaseRow;
};

export type DecisionRow = Pick<
  EventOf<'decided'>,
  'id' | 'at' | 'by' | 'decision' | 'approvedFen' | 'reason' | 'places'
>;

export type PaymentRow = {
  readonly payment: string;
  readonly list: string;
  readonly record: RecordRef;
  readonly number: string;
  readonly revision: number;
  readonly movement: 'paid' | 'void';
  /** Negative for a void. */
  readonly amountFen: number;
  readonly paidOn: string;
  readonly at: string;
  readonly by: string;
  /** The payment that this one takes back, or by which this one was taken back. */
  readonly other: string | null;
};

/** Everything of one record. `recheck` is made anew with the packs that are installed now. */
export type CaseFile = {
  readonly row: CaseRow;
  readonly content: BatchRecord;
  readonly reasons: readonly HeldReason[];
  readonly recheck: Recheck;
  /** The county's own result with its trace, beside `content.result`; null when it cannot settle the record. */
  readonly again: BatchRecord['result'] | null;
  /** What its pack calls the funds that the steps of a trace name; empty: the pack is not here. */
  readonly funds: readonly { readonly id: string; readonly name: string }[];
  readonly revisions: readonly CaseRow[];
  readonly pairs: readonly Pair[];
  readonly decisions: readonly DecisionRow[];
  readonly payments: readonly PaymentRow[];
};

/** One approved record to be paid, with what the bank needs. */
export type PayRow = {
  readonly row: CaseRow;
  readonly account: BatchRecord['account'];
  readonly approvedFen: number;
  readonly approvedBy: string;
};
export type PayList = { readonly rows: readonly PayRow[]; readonly totalFen: number };

/** A pay list that was booked: what was paid with it, and how much of that was taken back since. */
export type PaidListRow = {
  readonly list: string;
  /** `list`: what a bank was given; `entered`: one payment of before a restore, of which there is no list. */
  readonly kind: 'list' | 'entered';
  readonly at: string;
  readonly by: string;
  readonly paidOn: string;
  readonly count: number;
  readonly totalFen: number;
  readonly voided: number;
  readonly voidedFen: number;
};

/** Latest revisions only. */
export type TownshipRow = {
  readonly township: string;
  readonly applications: number;
  readonly people: number;
  readonly payableFen: number;
  readonly waiting: number;
  readonly held: number;
  readonly returned: number;
  readonly approvedFen: number;
  readonly paidFen: number;
};

/** One application for the statistics, of its latest revision. */
export type CaseFact = {
  readonly township: string;
  /** It was accepted in, `2023-06`. */
  readonly month: string;
  readonly payableFen: number;
  /** Of its own visits. */
  readonly inScopeFen: number;
  /** It went back to its township at least once. */
  readonly isReturned: boolean;
  /** From the day it was accepted to the day it was paid; null: it is not paid. */
  readonly days: number | null;
  /** From the day its latest revision came to the day of the first decision on that; null: there is none. */
  readonly decideDays: number | null;
};

/** One movement of money for the statistics; negative for one taken back. */
export type PaymentFact = {
  readonly township: string;
  /** The money moved in. */
  readonly month: string;
  readonly amountFen: number;
  /** The identity it was settled under, as its policy calls it; null: not known. */
  readonly identity: string | null;
  /** Title of the policy; empty: not known. */
  readonly pack: string;
};

/** What the statistics of a year are added up from. `years` are those of which there is anything, the newest first. */
export type YearFacts = {
  readonly years: readonly number[];
  readonly cases: readonly CaseFact[];
  readonly payments: readonly PaymentFact[];
};

export type Alarm = Pick<EventOf<'alarmed'>, 'id' | 'at' | 'alarm' | 'device' | 'seq' | 'hash' | 'refusal'>;

/** One line of the history: who did what when, and what it was about. */
export type HistoryRow = {
  readonly n: number;
  readonly kind: EventKind;
  readonly at: string;
  readonly by: string;
  readonly about: EventAbout;
};

/** How a PC stands: when its newest batch came, and the numbers of batches that wait for an earlier one. */
export type DeviceStanding = {
  readonly device: string;
  readonly lastAt: string | null;
  readonly parked: readonly number[];
  /** Numbers of batches whose bytes are damaged or gone: what is in them is compared with nothing until they come again. */
  readonly unreadable: readonly number[];
};

/** How things stand with a PC beside its batches. */
export type DeviceState = {
  readonly device: string;
  /** Applications it sent that wait for people, and those of them that the county must look at. */
  readonly open: number;
  readonly held: number;
  /** Items of its feed that it has not asked for. */
  readonly unfetched: number;
  /** When it last asked after its feed over the line; null: never, as one that comes by stick. */
  readonly seenAt: string | null;
};

/** Something that was published, and which PCs have fetched it. */
export type PublicationRow = {
  readonly id: string;
  readonly kind: Publication['kind'];
  readonly at: string;
  readonly by: string;
  /** Name of a roster, id of a pack, year of a ledger. */
  readonly title: string;
  /** Day of a roster or ledger; empty for a pack. */
  readonly asOf: string;
  /** Rows of a ledger; null for anything else. */
  readonly rows: number | null;
  /** Every PC that it is for, with whether it asked for what comes after it. */
  readonly devices: readonly { readonly device: string; readonly isFetched: boolean }[];
  /** PCs that are registered later get it as well. */
  readonly isForAll: boolean;
};

/** What the console asks of the books. */
export type Queries = {
  /** The newest first, those before batch `before`. */
  readonly batches: (filter: {
    readonly device?: string;
    readonly before?: number;
    readonly most?: number;
  }) => Promise<readonly BatchRow[]>;
  readonly cases: (filter: CaseFilter) => Promise<readonly CaseRow[]>;
  readonly caseFile: (record: RecordRef) => Promise<CaseFile | null>;
  readonly pairs: (filter: { readonly kind?: PairKind; readonly most?: number }) => Promise<readonly Pair[]>;
  readonly payList: () => Promise<PayList>;
  readonly paidLists: () => Promise<readonly PaidListRow[]>;
  /** One list as it was paid; null: there is none, or a batch of it does not read any more. */
  readonly paidList: (list: string) => Promise<PayList | null>;
  readonly payments: (filter: {
    readonly list?: string;
    readonly record?: RecordRef;
  }) => Promise<readonly PaymentRow[]>;
  readonly statistics: (filter: { readonly year?: number }) => Promise<readonly TownshipRow[]>;
  /** Applications by the year they were accepted in, money by the year it moved in. */
  readonly yearFacts: (year: number) => Promise<YearFacts>;
  /** Of every enrolled PC. */
  readonly standings: () => Promise<readonly DeviceStanding[]>;
  readonly deviceStates: () => Promise<readonly DeviceState[]>;
  /** Townships that sent anything, nine digits each. */
  readonly townships: () => Promise<readonly string[]>;
  /** Of those that have a name. */
  readonly townshipNames: () => Promise<readonly TownshipName[]>;
  readonly alarms: () => Promise<readonly Alarm[]>;
  /** What was sent to PCs, the newest first, and who fetched it. */
  readonly publications: (filter: { readonly kind?: Publication['kind'] }) => Promise<readonly PublicationRow[]>;
  /** The newest first, those before number `before`; `from` and `to` are days, both inside. */
  readonly history: (filter: {
    readonly before?: number;
    readonly kinds?: readonly EventKind[];
    readonly by?: string;
    readonly from?: string;
    readonly to?: string;
    readonly most?: number;
  }) => Promise<readonly HistoryRow[]>;
};

import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import type { HoldReason, OtherRecord } from '#shared/protocol/sync/receipt.ts';
import type { Role } from '../../books/roles.ts';

/** Where a record stands, in the words of the books. */
export const CASE_STATES = [
  'accepted',
  'held',
  'approved',
  'partly',
  'returned',
  'paid',
  'superseded',
  'duplicate',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Where this page belongs. */
export type PlaceView = { readonly county: string; readonly countyName: string };

/** Somebody who is signed in. `token` goes back in the header of every call. */
export type SignedInView = PlaceView & {
  readonly isSignedIn: true;
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly token: string;
  /** The password was made by somebody else: only choosing one's own is allowed. */
  readonly mustChoose: boolean;
};
export type SessionView = SignedInView | (PlaceView & { readonly isSignedIn: false });

export type RecordRef = { readonly batch: number; readonly place: number };

/** A PC that has seen more of the county than is here. */
export type OutrunView = {
  readonly pc: string;
  /** The same as whoever tries to decide, pay or send is told. */
  readonly sentence: string;
  /** Of here. */
  readonly epoch: number;
  readonly seen: { readonly epoch: number; readonly received: number; readonly feed: number };
};

/** How the county itself stands. */
export type StandingView = {
  /** While there is one, nothing is decided, paid or sent. */
  readonly outrun: OutrunView | null;
  /** The day something was last put back here from a backup; null: never. */
  readonly restoredOn: string | null;
};

/** A PC of a township, how far it is. */
export type DeviceView = {
  readonly device: string;
  readonly pc: string;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
  /** Why it was put out of use; empty while it is not. */
  readonly revokedFor: string;
  /** Every batch up to this one has a receipt. */
  readonly received: number;
  readonly durableThrough: number;
  /** When its newest batch came. */
  readonly lastAt: string | null;
  /** Numbers of batches that are here and wait for an earlier one, which is missing. */
  readonly parked: readonly number[];
  /** Numbers of batches whose bytes are damaged or gone at the county. */
  readonly unreadable: readonly number[];
};

/** The same with what else is known of it. */
export type PcView = DeviceView & {
  /** Applications it sent that wait for people, and those of them that the county must look at. */
  readonly open: number;
  readonly held: number;
  /** What is ready for it and not fetched. */
  readonly unfetched: number;
  /** When it last asked over the line; null: never, as one that comes by stick. */
  readonly seenAt: string | null;
};
export type PcsView = { readonly devices: readonly PcView[] };

/** Every township that has or had a PC, or a name; empty: it has none. */
export type TownshipsView = { readonly townships: readonly { readonly township: string; readonly name: string }[] };

/** A code for registering one PC. It is told once and kept nowhere. */
export type EnrolCodeView = {
  readonly pc: string;
  readonly code: string;
  /** The last day it is good for. */
  readonly until: string;
  readonly countyName: string;
  /** Names it had before its data moved; applications under them are not held for it. */
  readonly formerPcs: readonly string[];
};

export type BatchView = {
  readonly batch: number;
  readonly pc: string;
  readonly seq: number;
  readonly hash: string;
  readonly receivedAt: string;
  readonly count: number;
  readonly totalFen: number;
  readonly held: number;
};

export type AlarmView = {
  readonly id: string;
  readonly at: string;
  readonly alarm: 'fork' | 'broken_chain' | 'unsound' | 'audit_back' | 'papers';
  readonly pc: string;
  readonly seq: number;
  readonly hash: string;
  /** What the reader said of it, in one sentence; empty when it said nothing. */
  readonly refusal: string;
  /** It still lies in quarantine. */
  readonly isKept: boolean;
};

/** The newest first. `hasMore`: there are older ones. */
export type MoreBatchesView = { readonly batches: readonly BatchView[]; readonly hasMore: boolean };

export type BatchesView = MoreBatchesView & {
  readonly devices: readonly DeviceView[];
  readonly alarms: readonly AlarmView[];
};

/** One record in a list. In lists the ID number is masked. */
export type CaseLine = {
  readonly record: RecordRef;
  readonly number: string;
  readonly revision: number;
  /** The how-manieth time the application came to the county; not each revision of a township is sent. */
  readonly sending: number;
  readonly pc: string;
  readonly township: string;
  readonly name: string;
  readonly idNumber: string;
  readonly acceptedOn: string;
  readonly receivedAt: string;
  readonly payableFen: number;
  readonly approvedFen: number | null;
  readonly state: CaseState;
  readonly reasons: readonly HoldReason[];
  /** How many other applications look like the same aid. */
  readonly pairs: number;
  /** How many conditions two people of the township set aside for it. */
  readonly exemptions: number;
  /** Whose account it is to be paid into where that is not the applicant; empty: the applicant's own, or none was given. */
  readonly payee: string;
};

export type CasesView = {
  readonly rows: readonly CaseLine[];
  /** Ask after this one for more; null: these are all. */
  readonly next: RecordRef | null;
  /** Townships with records, for the filter. */
  readonly townships: readonly string[];
};

export type HeldReasonView = {
  readonly code: HoldReason;
  readonly visit?: string | undefined;
  readonly other?: OtherRecord | undefined;
};

/** What the county found when it settled the record again with the packs it has now. */
export type RecheckView =
  | { readonly verdict: 'same' | 'differs' | 'no_pack' }
  | { readonly verdict: 'refused'; readonly problems: readonly string[] };

export type DecisionView = {
  readonly id: string;
  readonly at: string;
  /** Name of the user; the id when the user is not known any more. */
  readonly by: string;
  readonly decision: 'approved' | 'partly' | 'returned';
  readonly approvedFen: number;
  readonly reason: string;
  readonly places: readonly {
    readonly field: string;
    readonly visit?: string | undefined;
    readonly comment: string;
  }[];
};

export type PaymentView = {
  readonly payment: string;
  readonly list: string;
  readonly number: string;
  readonly revision: number;
  readonly movement: 'paid' | 'void';
  readonly amountFen: number;
  readonly paidOn: string;
  readonly at: string;
  readonly by: string;
  /** It was taken back, or takes another back. */
  readonly other: string | null;
};

export type PairView = {
  readonly kind: 'same_bill' | 'same_stay' | 'same_total';
  /** The other application. */
  readonly other: CaseLine;
};

/** One approved case that is to be paid. */
export type PayLine = Pick<CaseLine, 'record' | 'number' | 'township' | 'name' | 'idNumber'> & {
  readonly account: BatchRecord['account'];
  readonly approvedFen: number;
  readonly approvedBy: string;
  /** Whoever asks has approved it, and cannot pay it. */
  readonly isOwn: boolean;
};
export type PayListView = {
  readonly rows: readonly PayLine[];
  readonly totalFen: number;
  /** The county's day: nothing was paid after it. */
  readonly today: string;
};

/** A file to be kept. */
export type FileView = { readonly fileName: string; readonly form: 'csv' | 'xlsx'; readonly base64: string };

/** The file for the bank. Whoever books the list names its mark, so that what is booked is what the bank was given. */
export type PayFileView = { readonly file: FileView; readonly mark: string };

/** A pay list that was booked. */
export type PaidListView = {
  readonly list: string;
  /** `entered`: one payment of before a restore; no bank was given a list of it. */
  readonly kind: 'list' | 'entered';
  readonly at: string;
  /** Name of who booked it. */
  readonly by: string;
  readonly paidOn: string;
  readonly count: number;
  readonly totalFen: number;
  /** How many of them were taken back since, and how much. */
  readonly voided: number;
  readonly voidedFen: number;
};
/** Every revision of one application, the first first: one of them may have been paid before a restore. */
export type PaidBeforeLookView = { readonly revisions: readonly CaseLine[] };
export type PaidListsView = { readonly lists: readonly PaidListView[] };

/** Somebody who may sign in, or once could. */
export type UserView = {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  /** Has not chosen a password of their own yet. */
  readonly mustChoose: boolean;
};
export type UsersView = { readonly users: readonly UserView[] };

/** A password for one sign-in. It is told once and kept nowhere. */
export type OneTimeView = { readonly user: string; readonly name: string; readonly password: string };

/** The salt keeps a record's hash from being guessed, and is nobody's to see. Each format by itself. */
type WithoutSalt<R> = R extends unknown ? Omit<R, 'salt'> : never;

export type CaseView = {
  readonly row: CaseLine;
  /** The county's day. */
  readonly today: string;
  readonly content: WithoutSalt<BatchRecord>;
  readonly reasons: readonly HeldReasonView[];
  readonly recheck: RecheckView;
  /** The county's own result with its trace; null where it cannot settle the record. */
  readonly again: BatchRecord['result'] | null;
  /** What its pack calls the funds that the steps of a trace name. */
  readonly funds: readonly { readonly id: string; readonly name: string }[];
  readonly revisions: readonly CaseLine[];
  readonly pairs: readonly PairView[];
  readonly decisions: readonly DecisionView[];
  readonly payments: readonly PaymentView[];
};

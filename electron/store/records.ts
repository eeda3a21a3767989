import type { Day } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { InsuredFacts } from '#shared/domain/asked/read-insured.ts';
import type { Pause } from '#shared/domain/deadline/deadline.ts';
import type { IdType } from '#shared/domain/person/id-document.ts';
import type { Fen } from '#shared/fen.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { AmountName, HospitalArea, HospitalLevel, Insurance, VisitKind } from '#shared/settlement/vocabulary.ts';

/** One application as it stands. */
export type ApplicationRecord = {
  readonly id: string;
  /** `<township code>-<PC letter>-<year>-<sequence>`; null until the first acceptance, kept ever after. */
  readonly number: string | null;
  readonly status: ApplicationStatus;
  /** Rises with each change of content or status except sealing, so that a batch names the revision it holds. */
  readonly revision: number;
  readonly form: ApplicationForm;
  /** Null until the first acceptance. */
  readonly personId: string | null;
  /** Day of the first acceptance; a reopened application keeps it. */
  readonly acceptedOn: Day | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly batchId: string | null;
  /** Payable of the confirmed settlement; null in every other status. */
  readonly payable: Fen | null;
  /** When the time limit did not run, oldest first. */
  readonly pauses: readonly Pause[];
};

/** One identity of a person, checked and read. */
export type IdentityInput = {
  /** Key of the entry in the form. */
  readonly key: string;
  readonly category: CategoryId;
  readonly from: Day;
  /** Null: still in force. */
  readonly to: Day | null;
  readonly source: string;
};

/** Aid given elsewhere in a year. */
export type OpeningInput = {
  readonly key: string;
  readonly year: number;
  readonly burden: Fen;
  /** What basic insurance left, cumulated; null: not known. */
  readonly x: Fen | null;
  /** Paid by fund id. */
  readonly paid: Readonly<Record<string, Fen>>;
};

export type AccountInput = ApplicationForm['account'];

/** A person as an accepted application says. `idNumber` is in the one form of its type. */
export type PersonInput = {
  readonly idType: IdType;
  readonly idNumber: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: Day;
  readonly phone: string;
  readonly address: string;
  readonly village: string;
  readonly insurance: Insurance;
  readonly insured: InsuredFacts;
  readonly account: AccountInput;
  readonly identities: readonly IdentityInput[];
  readonly openings: readonly OpeningInput[];
};

export type PersonRecord = Omit<PersonInput, 'insurance'> & {
  /** Null: a file made without an application does not know it yet. */
  readonly insurance: Insurance | null;
  readonly id: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** What makes two bills the same bill. */
export type BillKey = { readonly code: string; readonly number: string };

/** One visit with its bill, checked and read: all that `aid-case/1` takes, and what people read. */
export type VisitInput = {
  /** Key of the entry in the form. */
  readonly key: string;
  readonly hospital: string;
  readonly level: HospitalLevel;
  /** Null: not known. */
  readonly designated: boolean | null;
  readonly area: HospitalArea;
  /** Null: not known. */
  readonly referral: boolean | null;
  readonly kind: VisitKind;
  readonly from: Day;
  readonly to: Day;
  readonly diagnosis: string;
  readonly psychiatric: boolean;
  readonly bedDays: number | null;
  /** compute: what insurance paid beyond basic insurance was worked out by the policy. */
  readonly layers: 'given' | 'compute';
  readonly amounts: Readonly<Record<AmountName, Fen>>;
  /** Null: a visit without a bill number. */
  readonly bill: (BillKey & { readonly check: string }) | null;
};

export type VisitRecord = VisitInput & {
  readonly id: string;
  readonly applicationId: string;
  readonly applicationNumber: string;
  readonly personId: string;
};

/** A visit of an accepted, settled or sealed application. */
export type AcceptedVisit = VisitRecord & { readonly status: ApplicationStatus };

/** Where a bill is already used, or typed into a draft. */
export type BillClaim = BillKey & {
  readonly applicationId: string;
  readonly applicationNumber: string | null;
  readonly status: ApplicationStatus;
  readonly personName: string;
  readonly hospital: string;
  /** As typed when the application is a draft. */
  readonly from: string;
  readonly to: string;
  /** Null when the draft's amount cannot be read. */
  readonly total: Fen | null;
};

/** A confirmed settlement, frozen as text so that nobody ever computes it anew. */
export type SettlementInput = {
  /** The `aid-case/1` input, JSON text. */
  readonly inputs: string;
  readonly packId: string;
  readonly packHash: string;
  readonly engine: string;
  /** The `SettlementView` the clerk saw, JSON text. */
  readonly view: string;
  /** The `EligibilityLine`s beside it, JSON text. */
  readonly eligibility: string;
  /** The engine's result with its trace, JSON text. */
  readonly result: string;
  readonly payable: Fen;
};

export type SettlementRecord = SettlementInput & {
  readonly id: string;
  readonly applicationId: string;
  /** Revision of the application that was settled. */
  readonly applicationRevision: number;
  readonly settledAt: string;
  readonly settledBy: string;
  /** Id of that user, whatever the name is by now; null in a settlement of the first release. */
  readonly settledById: string | null;
};

/** A county's word that one person may settle and review in a township that has no second one. */
export type SinglePersonPermit = {
  readonly permitNo: string;
  /** Its last day. */
  readonly until: string;
};

/** A review that stands. */
export type ReviewRecord = {
  readonly id: string;
  readonly applicationId: string;
  /** Revision of the application that was reviewed. */
  readonly applicationRevision: number;
  readonly reviewedAt: string;
  readonly reviewedBy: string;
  readonly reviewedById: string;
  /** Under which whoever settled reviewed as well; null: two people. */
  readonly permit: SinglePersonPermit | null;
};

/** A settlement that stands, with the number of its application. */
export type ConfirmedSettlement = SettlementRecord & { readonly applicationNumber: string };

/** One line for the year ledger. Amounts are positive for aid given; reversals are made by the store alone. */
export type LedgerInput = {
  readonly year: number;
  readonly kind: 'opening' | 'settlement';
  readonly fund: string;
  readonly fundName: string;
  readonly amount: Fen;
};

export type LedgerRecord = {
  readonly id: string;
  readonly personId: string;
  readonly applicationId: string;
  readonly applicationNumber: string;
  readonly year: number;
  readonly kind: 'opening' | 'settlement' | 'reversal';
  readonly fund: string;
  readonly fundName: string;
  readonly amount: Fen;
  /** The entry this one takes back; null for the others. */
  readonly reverses: string | null;
  readonly at: string;
  readonly who: string;
};

/** What a list shows of an application beside what is searched. */
export type ListedFacts = {
  readonly revision: number;
  readonly visitCount: number;
  /** Of the amounts that can be read; null when there is none. */
  readonly totalCost: Fen | null;
  readonly payable: Fen | null;
  readonly createdAt: string;
  readonly acceptedOn: string | null;
  /** When the time limit did not run. */
  readonly pauses: readonly Pause[];
};

/** What of a person or an application can be searched, as typed. */
export type SearchRow = {
  readonly kind: 'person' | 'application';
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly village: string;
  /** Null for a person and for a draft that never was accepted. */
  readonly number: string | null;
  readonly bills: readonly string[];
  /** Null for a person. */
  readonly status: ApplicationStatus | null;
  /** Last change. */
  readonly at: string;
  /** Null for a person. */
  readonly listed: ListedFacts | null;
};

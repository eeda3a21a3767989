import type { PolicyPack } from '#rules';
import type { Day } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { FormFacts } from '#shared/domain/read-form.ts';
import type { AcceptedVisit, BillClaim, LedgerRecord, VisitRecord } from '../../store/records.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';
import type { LocalParameterRecord } from '../../store/records/local-parameter-record.ts';
import type { CountyCut } from './books/county-decision.ts';
import type { CountyRaise } from './books/county-openings.ts';
import type { SettledCase } from './books/settled-case.ts';

/** Everything an assessment is made of. Nothing is looked up behind it, so the same input gives the same answer. */
export type AssessInput = {
  readonly applicationId: string;
  readonly form: ApplicationForm;
  /** The form as far as it can be read. */
  readonly facts: FormFacts;
  readonly pack: PolicyPack;
  /** The county's values, with the document that sets each. */
  readonly local: readonly LocalParameterRecord[];
  /** Visits of the person's other confirmed applications. */
  readonly earlier: readonly VisitRecord[];
  /** What those applications were confirmed with. */
  readonly settled: readonly SettledCase[];
  /** The person's ledger without the entries of this application. */
  readonly ledger: readonly LedgerRecord[];
  /** Visits of the person's other applications that are at least accepted. */
  readonly accepted: readonly AcceptedVisit[];
  /** Other applications that hold one of the form's bills. */
  readonly claims: readonly BillClaim[];
  /** The day of death that the person's household says; null: none. */
  readonly died: Day | null;
  /** What two people set aside, of this application and of the person's others; `facts` and visits are as it counts. */
  readonly exemptions: readonly ExemptionRecord[];
  /** Where `facts` has more aid given elsewhere than the form, because the county's ledger says so. */
  readonly countyRaised: readonly CountyRaise[];
  /** The person's other sealed applications of which the county granted less than was asked. */
  readonly cuts: readonly CountyCut[];
  readonly today: Day;
};
